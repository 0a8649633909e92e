import type { Change, ChangeState, StepOutcome } from '../domain/changes/change.js';
import type { PlanStep } from '../domain/changes/plan.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';
import { type ButtonStyle, type PressButton, press } from './button.js';
import type { CardData, CardView } from './card-view.js';
import { accountWord, changeNotes, outcomeWords } from './change-notes.js';
import { looks } from './look.js';
import { pageOf } from './page.js';
import { differenceWords, sideWords } from './plan-values.js';
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

/** More than a person compares on a card; the card of all values has the rest. */
const mostSteps = 12;
const mostStepBytes = 8 * 1024;

interface ShownStep {
  readonly data: CardData;
  readonly isWhole: boolean;
}

function shownStep(step: PlanStep, outcome: StepOutcome | undefined, voice: Voice): ShownStep {
  const differences = step.differences.map((difference) => differenceWords(difference, voice));
  return {
    isWhole: differences.every(({ isWhole }) => isWhole),
    data: {
      symbol: outcome ? symbolOf[outcome.outcome] : '•',
      title: voice.say('joining.aside', { text: voice.name(step.target), aside: step.cmdlet }),
      values: differences.flatMap(({ lines }) => lines).map((text) => ({ text })),
      lines: outcomeWords(outcome, voice).map((text) => ({ text })),
    },
  };
}

/** The plan as far as a card has room for it, and whether all that is executed is on it. */
function planData({ plan, outcomes }: Change, voice: Voice) {
  const all = plan.slice(0, mostSteps).map((step, at) => shownStep(step, outcomes[at], voice));
  const shown = pageOf(all, 1, {
    size: mostSteps,
    most: mostStepBytes,
    bytes: ({ data }) => Buffer.byteLength(JSON.stringify(data)),
  }).items;
  const rest = plan.length - shown.length;
  const isWhole = rest === 0 && shown.every((each) => each.isWhole);
  const words = [
    ...(rest > 0 ? [voice.say('changes.moreSteps', { n: rest })] : []),
    ...(isWhole ? [] : [voice.say('changes.shortened')]),
  ];
  return { isWhole, steps: shown.map(({ data }) => data), words };
}

/** States after which the wishes may be planned anew. */
const unfinished: ReadonlySet<ChangeState> = new Set(['failed', 'unknown', 'void', 'expired']);

function presses(change: Change, isWhole: boolean, voice: Voice): readonly PressButton[] {
  const { id } = change;
  const showAll = press(voice.say('changes.showAll'), 'change.values', { change: id });
  return [...(isWhole ? [] : [showAll]), ...statePresses(change, voice)];
}

function statePresses({ id, state, kind, outcomes }: Change, voice: Voice): readonly PressButton[] {
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
  const steps = planData(change, voice);
  const account = sideWords(change.account, voice);
  const notes = [...steps.words, ...changeNotes(change, voice)];
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
        row(voice.say(accountWord(kind)), account.words),
        row(voice.say('changes.requester'), voice.name(change.requester.name)),
        ...ends,
      ],
      hasEffect: effect !== '',
      effect,
      hasSteps: plan.length > 0,
      stepsTitle: voice.say(outcomes.length > 0 ? 'changes.stepsRun' : 'changes.steps'),
      steps: steps.steps,
      notes: notes.map((text) => ({ text })),
      mayReject: state === 'waiting',
      mayExplain: state === 'draft',
      mustExplain: change.isReasonNeeded && change.reason === '',
      whyLabel: voice.say(change.isReasonNeeded ? 'changes.whyNeeded' : 'changes.why'),
      whyMissing: voice.say('refusals.reasonNeeded'),
      reasonLabel: voice.say('changes.reason'),
      presses: presses(change, steps.isWhole && account.isWhole, voice),
      says: [],
    },
  };
}
