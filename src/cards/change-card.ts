import type { Change, ChangeState, StepOutcome } from '../domain/changes/change.js';
import type { PlanDifference, PlanStep, PlanValue } from '../domain/changes/plan.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';
import { type PressButton, press } from './button.js';
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

function outcomeWords(outcome: StepOutcome | undefined, voice: Voice): readonly string[] {
  const warnings = (outcome?.warnings ?? []).map((text) => voice.say('changes.warning', { text }));
  if (!outcome?.fault) return warnings;
  const fault = voice.say(`faults.${outcome.fault}` as WordKey & 'faults.unreachable', {
    service: voice.say('services.exchange'),
  });
  return [
    ...warnings,
    voice.say('changes.stepFailed', { fault }),
    ...(outcome.said ? [voice.say('changes.stepSaid', { said: outcome.said })] : []),
  ];
}

const stepData = (step: PlanStep, outcome: StepOutcome | undefined, voice: Voice): CardData => ({
  symbol: outcome ? symbolOf[outcome.outcome] : '•',
  title: `${step.target} (${step.cmdlet})`,
  lines: [
    ...step.differences.map((difference) => differenceWords(difference, voice)),
    ...outcomeWords(outcome, voice),
  ].map((text) => ({ text })),
});

function notes(change: Change, voice: Voice): readonly { readonly text: string }[] {
  const decisions = change.decisions.map(({ person: { name }, decision, at, reason }) => {
    const moment = voice.moment(at);
    return decision === 'approve'
      ? voice.say('changes.approvedBy', { name, moment })
      : voice.say('changes.rejectedBy', { name, moment, reason });
  });
  const isOpen = change.state === 'draft' || change.state === 'waiting';
  const nothing =
    change.kind === 'disconnect' ? voice.say('changes.disconnects') : voice.say('changes.noSteps');
  const after = change.outcomes
    .slice(change.plan.length)
    .flatMap((one) => outcomeWords(one, voice));
  return [
    ...(change.plan.length === 0 && isOpen ? [nothing] : []),
    ...(isOpen ? [voice.say('changes.needs', { n: change.approvalsNeeded })] : []),
    ...after,
    ...decisions,
  ].map((text) => ({ text }));
}

function presses({ id, state }: Change, voice: Voice): readonly PressButton[] {
  const button = (word: WordKey & `changes.${string}`, verb: string) =>
    press(voice.say(word as 'changes.ask'), verb, { change: id });
  const refresh = button('changes.refresh', 'change.refresh');
  if (state === 'draft') {
    return [button('changes.ask', 'change.request'), button('changes.withdraw', 'withdraw.press')];
  }
  if (state === 'waiting') {
    return [
      button('changes.approve', 'approve.press'),
      button('changes.reject', 'reject.press'),
      button('changes.withdraw', 'withdraw.press'),
      refresh,
    ];
  }
  return state === 'approved' || state === 'running' ? [refresh] : [];
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
        row(voice.say('changes.account'), change.account),
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
      reasonLabel: voice.say('changes.reason'),
      presses: presses(change, voice),
      says: [],
    },
  };
}
