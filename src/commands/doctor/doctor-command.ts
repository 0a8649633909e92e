import { listCard } from '../../cards/list-card.js';
import { looks } from '../../cards/look.js';
import type { Facts } from '../../domain/checks/finding.js';
import type { Diagnosis } from '../../domain/doctor/diagnosis.js';
import type { Voice } from '../../language/voice.js';
import type { WordKey } from '../../language/words.js';
import type { Command } from '../command.js';
import { cardReply } from '../reply.js';
import { doctorWording } from './doctor-wording.js';

/** Everything that the doctor looked at; none of it rejects. */
export interface Doctor {
  diagnoses(): Promise<readonly Diagnosis[]>;
}

/** What a finding names; a failure of a service as the sentence that people read of it everywhere. */
function inWords(facts: Facts, voice: Voice): Facts {
  const { service, fault } = facts;
  if (service === undefined || fault === undefined) return facts;
  const named = voice.say(`services.${service}` as WordKey & 'services.graph');
  const failure = voice.say(`faults.${fault}` as WordKey & 'faults.unreachable', {
    service: named,
  });
  return { ...facts, failure };
}

/** One thing that was looked at, in words. */
export function diagnosisLine(
  { id, verdict, finding, facts, command }: Diagnosis,
  voice: Voice,
): { readonly title: string; readonly text: string } {
  const said = voice.sayFacts(`doctor.${finding}`, inWords(facts, voice)).trim();
  const isLong = command?.includes('\n');
  const how = isLong ? 'doctor.mendSteps' : 'doctor.mend';
  const mend = command === undefined ? [] : [voice.say(how, { command })];
  return {
    title: `${looks[verdict].symbol} ${voice.say(`diagnoses.${id}`)}`,
    text: [said, ...mend].join('\n'),
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

/** `doctor`: everything that the bot hangs on. */
export const doctorCommand = (doctor: Doctor): Command => ({
  ...doctorWording,
  role: 'admin',
  run: async ({ voice }) => {
    const found = await doctor.diagnoses();
    const lines = found
      .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
      .map((each) => diagnosisLine(each, voice));
    const title = voice.say('doctor.title');
    return cardReply(listCard({ title, intro: doctorWords(found, voice), lines, says: [] }, voice));
  },
});
