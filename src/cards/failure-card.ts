import { mayPass, type TenantFailure } from '../domain/failure.js';
import type { Voice } from '../language/voice.js';
import { type PressButton, press, type SayButton, say } from './button.js';
import type { CardData, CardView } from './card-view.js';
import { type Row, row } from './row.js';
import { tenantFailureWords } from './tenant-failure-words.js';

/** How to ask the same again: by the command's text, or by the button that was pressed. */
export type Again =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'button'; readonly verb: string; readonly data: CardData };

export interface FailureCardData {
  readonly failure: TenantFailure;
  /** The correlation id, which the log has too. */
  readonly id: string;
  /** Set where the failure kept the bot from reading what the person may do. */
  readonly rolesUnreadable?: boolean;
  readonly again?: Again | undefined;
  /** What to type to see how it is mended, where a command tells. */
  readonly mend?: SayButton | undefined;
}

/** The card for a failure of the tenant: which service, what it said, what to do, whether to try again. */
export function failureCard(data: FailureCardData, voice: Voice): CardView {
  const { failure, id } = data;
  const words = tenantFailureWords(failure, voice);
  const sentence = data.rolesUnreadable
    ? voice.say('failures.rolesUnreadable', { failure: words })
    : words;
  const again = mayPass(failure) ? data.again : undefined;
  return {
    template: 'failure',
    language: voice.language,
    summary: sentence,
    data: {
      title: voice.say(titleOf(data)),
      sentence,
      hasRemedy: true,
      remedy: voice.say(`remedies.${failure.fault}`),
      notes: notes(failure, voice).map((text) => ({ text })),
      rows: rows(failure, id, voice),
      ...repeats(again, voice, data.mend),
    },
  };
}

/** A tenant that says no has answered. */
function titleOf({ failure, rolesUnreadable }: FailureCardData) {
  if (rolesUnreadable) return 'failures.rolesTitle';
  return mayPass(failure) ? 'failures.tenantTitle' : 'failures.refusedTitle';
}

const repeats = (again: Again | undefined, voice: Voice, mend?: SayButton) => ({
  presses: again?.kind === 'button' ? [tryAgain(again, voice)] : [],
  says: [...(again?.kind === 'text' ? [repeat(again.text, voice)] : []), ...(mend ? [mend] : [])],
});

const tryAgain = (again: { verb: string; data: CardData }, voice: Voice): PressButton =>
  press(voice.say('failures.tryAgain'), again.verb, again.data);

const repeat = (text: string, voice: Voice): SayButton => say(text, voice.say('failures.tryAgain'));

function notes(failure: TenantFailure, voice: Voice): readonly string[] {
  const { retryAfter, outcome } = failure;
  return [
    ...(retryAfter === undefined
      ? []
      : [voice.say('failures.waitFor', { span: voice.span(retryAfter) })]),
    voice.say(outcome === 'unknown' ? 'failures.maybeChanged' : 'failures.nothingChanged'),
  ];
}

const rows = (failure: TenantFailure, id: string, voice: Voice): readonly Row[] => [
  row(voice.say('failures.service'), voice.say(`services.${failure.service}`)),
  ...(failure.asked ? [row(voice.say('failures.asked'), voice.name(failure.asked))] : []),
  ...(failure.said ? [row(voice.say('failures.said'), voice.quote(failure.said))] : []),
  row(voice.say('failures.id'), id),
];

export interface InterruptedCardData {
  /** The correlation id, which the log has too. */
  readonly id: string;
  /** What was typed, where it was. */
  readonly request: string | undefined;
  /** The changes that the request was about; undefined where they can't be read. */
  readonly changes: readonly { readonly id: string; readonly text: string }[] | undefined;
  readonly again: Again | undefined;
}

/** The card of a request whose process ended before the answer. */
export function interruptedCard(data: InterruptedCardData, voice: Voice): CardView {
  const { id, request, changes, again } = data;
  const sentence = voice.say('failures.interrupted');
  return {
    template: 'failure',
    language: voice.language,
    summary: sentence,
    data: {
      title: voice.say('failures.interruptedTitle'),
      sentence,
      hasRemedy: false,
      remedy: '',
      notes: changeNotes(changes, voice).map((text) => ({ text })),
      rows: [
        ...(request === undefined ? [] : [row(voice.say('failures.request'), voice.name(request))]),
        row(voice.say('failures.id'), id),
      ],
      ...repeats(again, voice),
    },
  };
}

function changeNotes(changes: InterruptedCardData['changes'], voice: Voice): readonly string[] {
  if (!changes) return [voice.say('failures.maybeChanged')];
  if (changes.length === 0) return [voice.say('failures.interruptedNoChange')];
  return changes.map((change) => voice.say('failures.interruptedChange', change));
}

export interface OursCardData {
  /** Under which the log has it. */
  readonly id: string;
  /** The database is away, full or locked: that passes, and nothing more need be known of it. */
  readonly isDatabase?: boolean;
  readonly again?: Again | undefined;
}

/** The card for a failure of our own: nothing but the id, and whether to try again. */
export function oursCard({ id, isDatabase = false, again }: OursCardData, voice: Voice): CardView {
  const title = voice.say(isDatabase ? 'failures.databaseTitle' : 'failures.oursTitle');
  return {
    template: 'failure',
    language: voice.language,
    summary: title,
    data: {
      title,
      sentence: voice.say(isDatabase ? 'failures.database' : 'failures.ours'),
      hasRemedy: false,
      remedy: '',
      notes: [],
      rows: [row(voice.say('failures.id'), id)],
      ...repeats(isDatabase ? again : undefined, voice),
    },
  };
}
