import type { CardView } from '../../cards/card-view.js';
import { type ListLine, listCard } from '../../cards/list-card.js';
import { looks } from '../../cards/look.js';
import { tenantFailureWords } from '../../cards/tenant-failure-words.js';
import type { Facts } from '../../domain/checks/finding.js';
import type { Diagnosis } from '../../domain/doctor/diagnosis.js';
import type { TenantFailure } from '../../domain/failure.js';
import type { Voice } from '../../language/voice.js';
import type { Command } from '../command.js';
import { cardReply } from '../reply.js';
import { numberIn } from '../text-in.js';
import { doctorWording } from './doctor-wording.js';

/** Everything that the doctor looked at; none of it rejects. */
export interface Doctor {
  diagnoses(): Promise<readonly Diagnosis[]>;
}

/** What a finding names; a failure of a service as the sentence that people read of it everywhere. */
function inWords(facts: Facts, voice: Voice): Facts {
  const { service, fault } = facts;
  if (service === undefined || fault === undefined) return facts;
  const failure = { service, fault } as Pick<TenantFailure, 'service' | 'fault'>;
  return { ...facts, failure: tenantFailureWords(failure, voice) };
}

/** One thing that was checked, as a card and a terminal show it. */
export interface DiagnosisLine {
  readonly title: string;
  /** In lines. */
  readonly text: string;
  readonly command: string | undefined;
}

/** One thing that was checked, in words. */
export function diagnosisLine(
  { id, verdict, finding, facts, command }: Diagnosis,
  voice: Voice,
): DiagnosisLine {
  const said = voice.sayFacts(`doctor.${finding}`, inWords(facts, voice)).trim();
  const mend = command === undefined ? [] : [voice.say('doctor.mend')];
  return {
    title: `${looks[verdict].symbol} ${voice.say(`diagnoses.${id}`)}`,
    text: [said, ...mend].join('\n'),
    command,
  };
}

/** The verdict over all of it. */
export function doctorWords(diagnoses: readonly Diagnosis[], voice: Voice): string {
  const count = (...verdicts: readonly Diagnosis['verdict'][]): number =>
    diagnoses.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const [failed, warned] = [count('failed'), count('warning', 'unknown')];
  return failed + warned === 0
    ? voice.say('doctor.allWell')
    : voice.say('doctor.notWell', { failed, warned });
}

/** What is wrong first. */
const order: readonly Diagnosis['verdict'][] = [
  'failed',
  'unknown',
  'warning',
  'passed',
  'notApplicable',
];

/** Characters of a command that a card has room for beside all others. */
const longestCommand = 7_000;

/** On the machine there is room for each. */
const printAll = 'npm run doctor';

function listLine({ title, text, command }: DiagnosisLine): ListLine {
  const shown = command !== undefined && command.length > longestCommand ? printAll : command;
  return { title, text: text.split('\n'), ...(shown === undefined ? {} : { exact: [shown] }) };
}

/** All that was found as a card, with the commands whole: half of one fixes nothing. */
export function doctorCard(found: readonly Diagnosis[], voice: Voice, page = 1): CardView {
  const lines = found
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .map((each) => listLine(diagnosisLine(each, voice)));
  const title = voice.say('doctor.title');
  const intro = doctorWords(found, voice);
  const turning = { page, verb: 'doctor.page' };
  return listCard({ title, intro, lines, says: [], turning }, voice);
}

/** `doctor`: everything that the bot hangs on. */
export const doctorCommand = (doctor: Doctor): Command => ({
  ...doctorWording,
  role: 'admin',
  run: async ({ voice }) => cardReply(doctorCard(await doctor.diagnoses(), voice)),
  verbs: {
    page: async ({ voice }, data) =>
      cardReply(doctorCard(await doctor.diagnoses(), voice, numberIn(data, 'page'))),
  },
});
