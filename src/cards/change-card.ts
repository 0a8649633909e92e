import type { Change, ChangeState, Decision, StepOutcome } from '../domain/changes/change.js';
import type { PlanDifference, PlanStep, PlanValue } from '../domain/changes/plan.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';
import { type ButtonStyle, type PressButton, press } from './button.js';
import type { CardData, CardView } from './card-view.js';
import { looks } from './look.js';
import { row } from './row.js';

const look: { readonly [S in ChangeState]: (typeof looks)[keyof typeof looks] } = {
  draft: looks.notApplicable,
  waiting: looks.warning,
  approved: looks.notApplicable,
  running: looks.notApplicable,
  done: looks.passed,
  failed: looks.failed,
  unknown: looks.unknown,
  rejected: looks.failed,
  expired: looks.notApplicable,
  withdrawn: looks.notApplicable,
  void: looks.warning,
};

const symbolOf: { readonly [O in StepOutcome['outcome']]: string } = {
  done: '✔',
  failed: '✖',
  unknown: '?',
};

function valueWords(value: PlanValue, voice: Voice): string {
  if (value === null || value === '') return voice.say('changes.nothing');
  if (typeof value === 'boolean') return voice.say(value ? 'changes.yes' : 'changes.no');
  if (typeof value === 'string') return value;
  return value.length > 0 ? value.join(', ') : voice.say('changes.nothing');
}

const differenceWords = ({ name, before, after }: PlanDifference, voice: Voice): string =>
  voice.say('changes.difference', {
    name,
    before: valueWords(before, voice),
    after: valueWords(after, voice),
  });

const faultWords = (fault: string, voice: Voice): string =>
  voice.say(`faults.${fault}` as WordKey & 'faults.unreachable', {
    service: voice.say('services.exchange'),
  });

function outcomeWords(outcome: StepOutcome | undefined, voice: Voice): readonly string[] {
  const warnings = (outcome?.warnings ?? []).map((text) => voice.say('changes.warning', { text }));
  if (!outcome?.fault) return warnings;
  return [
    ...warnings,
    voice.say('changes.stepFailed', { fault: faultWords(outcome.fault, voice) }),
    ...(outcome.said ? [voice.say('changes.stepSaid', { said: outcome.said })] : []),
  ];
}

const troubleWords = (
  { fault = '', said }: NonNullable<Change['trouble']>,
  voice: Voice,
): readonly string[] => [
  voice.say('changes.trouble', { fault: faultWords(fault, voice) }),
  ...(said ? [voice.say('changes.stepSaid', { said })] : []),
];

const stepData = (step: PlanStep, outcome: StepOutcome | undefined, voice: Voice): CardData => ({
  symbol: outcome ? symbolOf[outcome.outcome] : '•',
  title: voice.say('joining.aside', { text: step.target, aside: step.cmdlet }),
  lines: [
    ...step.differences.map((difference) => differenceWords(difference, voice)),
    ...outcomeWords(outcome, voice),
  ].map((text) => ({ text })),
});

function decisionWords({ person: { name }, ...said }: Decision, voice: Voice): string {
  const { decision, isLapsed, reason } = said;
  const moment = voice.moment(said.at);
  if (isLapsed) return voice.say('changes.lapsed', { name });
  if (decision === 'approve') return voice.say('changes.approvedBy', { name, moment });
  const word = decision === 'reject' ? 'changes.rejectedBy' : 'changes.brokenBy';
  return voice.say(word, { name, moment, reason });
}

/** Of a device the account is the mailbox that it belongs to. */
export const accountWord = (kind: Change['kind']) =>
  kind === 'device' ? 'changes.mailbox' : 'changes.account';

/** What was found instead of what was approved. */
function foundWords({ found, effect }: Change, voice: Voice): readonly string[] {
  if (!found) return [];
  if (found.why === 'approval') return [voice.say('changes.foundApproval')];
  if (found.why === 'requester') return [voice.say('changes.foundRequester')];
  const missing = (found.missing ?? []).map(({ what, name }) =>
    voice.say(`refusals.${what}Gone`, { name }),
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
    ...differences.map((difference) => differenceWords(difference, voice)),
  ];
}

function notes(change: Change, voice: Voice): readonly { readonly text: string }[] {
  const decisions = change.decisions.map((decision) => decisionWords(decision, voice));
  const isOpen = change.state === 'draft' || change.state === 'waiting';
  const nothing =
    change.kind === 'disconnect' ? voice.say('changes.disconnects') : voice.say('changes.noSteps');
  const { restores, reason, trouble } = change;
  return [
    ...(restores === undefined ? [] : [voice.say('changes.restores', { id: restores })]),
    ...(reason === '' ? [] : [voice.say('changes.asksBecause', { reason })]),
    ...(change.plan.length === 0 && isOpen ? [nothing] : []),
    ...(isOpen ? [voice.say('changes.needs', { n: change.approvalsNeeded })] : []),
    ...decisions,
    ...(trouble ? troubleWords(trouble, voice) : []),
    ...foundWords(change, voice),
  ].map((text) => ({ text }));
}

/** States after which the wishes may be planned anew. */
const unfinished: ReadonlySet<ChangeState> = new Set(['failed', 'unknown', 'void', 'expired']);

function presses({ id, state, kind, outcomes }: Change, voice: Voice): readonly PressButton[] {
  const button = (word: WordKey & `changes.${string}`, verb: string, style?: ButtonStyle) =>
    press(voice.say(word as 'changes.ask'), verb, { change: id }, style);
  const refresh = button('changes.refresh', 'change.refresh');
  if (state === 'draft') {
    return [
      button('changes.ask', 'change.request', 'positive'),
      button('changes.withdraw', 'withdraw.press'),
    ];
  }
  if (state === 'waiting') {
    return [
      button('changes.approve', 'approve.press', 'positive'),
      button('changes.reject', 'reject.press', 'destructive'),
      button('changes.withdraw', 'withdraw.press'),
      refresh,
    ];
  }
  if (state === 'approved' || state === 'running') return [refresh];
  const wasBegun = outcomes.some(({ outcome }) => outcome !== 'failed');
  const again = button(wasBegun ? 'changes.rest' : 'changes.again', 'again.press');
  return [
    ...(unfinished.has(state) ? [again] : []),
    ...(kind === 'setup' && wasBegun ? [button('changes.goBack', 'go-back.press')] : []),
  ];
}

function effectWords({ effect }: Change, voice: Voice): string {
  if (!effect) return '';
  const { countedAt, ...counts } = effect;
  return voice.say('changes.effect', { ...counts, moment: voice.moment(countedAt) });
}

/** One change: what it is, what it would do, who decided, and what became of each step. */
export function changeCard(change: Change, voice: Voice): CardView {
  const { id, kind, state, plan, outcomes } = change;
  const { symbol, tone } = look[state];
  const kindWords = voice.say(`changeKinds.${kind}`);
  const verdict = voice.say(`changeStates.${state}`);
  const ends =
    state === 'waiting'
      ? [row(voice.say('changes.expires'), voice.moment(change.expiresAt))]
      : change.endedAt
        ? [row(voice.say('changes.ended'), voice.moment(change.endedAt))]
        : [];
  const effect = effectWords(change, voice);
  return {
    template: 'change',
    language: voice.language,
    summary: voice.say('changes.summary', { kind: kindWords, id, state: verdict }),
    data: {
      title: kindWords,
      symbol,
      tone,
      verdict,
      rows: [
        row(voice.say('changes.number'), id),
        row(voice.say(accountWord(kind)), change.account),
        row(voice.say('changes.requester'), change.requester.name),
        ...ends,
      ],
      hasEffect: effect !== '',
      effect,
      hasSteps: plan.length > 0,
      stepsTitle: voice.say(outcomes.length > 0 ? 'changes.stepsRun' : 'changes.steps'),
      steps: plan.map((step, index) => stepData(step, outcomes[index], voice)),
      notes: notes(change, voice),
      mayReject: state === 'waiting',
      mayExplain: state === 'draft',
      mustExplain: change.isReasonNeeded && change.reason === '',
      whyLabel: voice.say(change.isReasonNeeded ? 'changes.whyNeeded' : 'changes.why'),
      whyMissing: voice.say('refusals.reasonNeeded'),
      reasonLabel: voice.say('changes.reason'),
      presses: presses(change, voice),
      says: [],
    },
  };
}
