import type { Change, Decision, StepOutcome } from '../domain/changes/change.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';
import { differenceWords } from './plan-values.js';

const mostWarnings = 3;
const mostFound = 6;

const faultWords = (fault: string, voice: Voice): string =>
  voice.say(`faults.${fault}` as WordKey & 'faults.unreachable', {
    service: voice.say('services.exchange'),
  });

/** Of a device the account is the mailbox that it belongs to. */
export const accountWord = (kind: Change['kind']) =>
  kind === 'device' ? 'changes.mailbox' : 'changes.account';

/** What became of a step, in the service's words too. */
export function outcomeWords(outcome: StepOutcome | undefined, voice: Voice): readonly string[] {
  const all = outcome?.warnings ?? [];
  const warnings = [
    ...all
      .slice(0, mostWarnings)
      .map((text) => voice.say('changes.warning', { text: voice.quote(text) })),
    ...(all.length > mostWarnings
      ? [voice.say('time.more', { n: all.length - mostWarnings })]
      : []),
  ];
  if (!outcome?.fault) return warnings;
  return [
    ...warnings,
    voice.say('changes.stepFailed', { fault: faultWords(outcome.fault, voice) }),
    ...(outcome.said ? [voice.say('changes.stepSaid', { said: voice.quote(outcome.said) })] : []),
  ];
}

const troubleWords = (
  { fault = '', said }: NonNullable<Change['trouble']>,
  voice: Voice,
): readonly string[] => [
  voice.say('changes.trouble', { fault: faultWords(fault, voice) }),
  ...(said ? [voice.say('changes.stepSaid', { said: voice.quote(said) })] : []),
];

function decisionWords({ person, decision, isLapsed, ...said }: Decision, voice: Voice): string {
  const name = voice.name(person.name);
  const moment = voice.moment(said.at);
  const reason = voice.quote(said.reason);
  if (isLapsed) return voice.say('changes.lapsed', { name });
  if (decision === 'approve') return voice.say('changes.approvedBy', { name, moment });
  const word = decision === 'reject' ? 'changes.rejectedBy' : 'changes.brokenBy';
  return voice.say(word, { name, moment, reason });
}

/** What was found instead of what was approved. */
function foundWords({ found, effect }: Change, voice: Voice): readonly string[] {
  if (!found) return [];
  if (found.why === 'approval') return [voice.say('changes.foundApproval')];
  if (found.why === 'requester') return [voice.say('changes.foundRequester')];
  const missing = (found.missing ?? []).map(({ what, name }) =>
    voice.say(`refusals.${what}Gone`, { name: voice.name(name) }),
  );
  if (missing.length > 0) return missing;
  if (found.why === 'growth') {
    const counts = { devices: found.effect?.devices ?? 0, before: effect?.devices ?? 0 };
    return [voice.say('changes.foundGrowth', counts)];
  }
  const differences = found.plan.flatMap((step) => step.differences);
  if (differences.length === 0) return [voice.say('changes.foundNothing')];
  return [
    voice.say(found.why === 'left' ? 'changes.foundLeft' : 'changes.foundDrift'),
    ...differences
      .slice(0, mostFound)
      .flatMap((difference) => differenceWords(difference, voice).lines),
    ...(differences.length > mostFound
      ? [voice.say('time.more', { n: differences.length - mostFound })]
      : []),
  ];
}

/** What is said of a change below its steps: why, who decided, what went wrong. */
export function changeNotes(change: Change, voice: Voice): readonly string[] {
  const decisions = change.decisions.map((decision) => decisionWords(decision, voice));
  const isOpen = change.state === 'draft' || change.state === 'waiting';
  const nothing =
    change.kind === 'disconnect' ? voice.say('changes.disconnects') : voice.say('changes.noSteps');
  const { restores, reason, trouble } = change;
  return [
    ...(restores === undefined
      ? []
      : [voice.say('changes.restores', { id: voice.name(restores) })]),
    ...(reason === '' ? [] : [voice.say('changes.asksBecause', { reason: voice.quote(reason) })]),
    ...(change.plan.length === 0 && isOpen ? [nothing] : []),
    ...(isOpen ? [voice.say('changes.needs', { n: change.approvalsNeeded })] : []),
    ...decisions,
    ...(trouble ? troubleWords(trouble, voice) : []),
    ...foundWords(change, voice),
  ];
}
