import { startsWith, type Token, wordsOf } from './tokens.js';

const words = (...phrases: readonly string[]): readonly (readonly string[])[] =>
  phrases.map(wordsOf).toSorted((one, other) => other.length - one.length);

const openings = words(
  ...['please', 'pls', 'plz', 'kindly', 'hi', 'hello', 'hey', 'bot', 'connector bot', 'ok', 'okay'],
  ...[
    '請',
    '請問',
    '請幫我',
    '麻煩',
    '麻煩你',
    '麻煩您',
    '麻煩幫我',
    '拜託',
    '幫我',
    '幫忙',
    '可以幫我',
  ],
  ...['你好', '您好', '嗨', '哈囉'],
);

const closings = words(
  ...[
    'please',
    'pls',
    'plz',
    'thanks',
    'thank you',
    'thank you very much',
    'many thanks',
    'thx',
    'ty',
  ],
  ...['謝謝', '謝謝你', '謝謝您', '感謝', '多謝', '拜託'],
);

/** Words that round a sentence off; in a reason they belong to it. */
const particles = words('喔', '哦', '啊', '唷', '一下', '好', '了', '可以', '行');

/** What makes an order urgent, and changes nothing about it. */
const now = words('now', 'right now', 'asap', 'immediately', '馬上', '立刻', '現在', '立即');

/** Endings that make a sentence a question. */
const questionEndings = words('嗎', '呢', '吧', '好不好', '行不行');

/** All that is said for no more than manners. */
export const politePhrases: readonly (readonly string[])[] = [
  ...openings,
  ...closings,
  ...particles,
  ...questionEndings,
];

const endsWith = (tokens: readonly Token[], phrase: readonly string[]): boolean =>
  phrase.length <= tokens.length && startsWith(tokens.slice(-phrase.length), phrase);

/** Nobody is politer than this; without a limit a text of nothing but "please" would be costly. */
const mostSteps = 8;

/** What is left of a sentence, step by step, as more and more is taken off by a rule. */
function steps(
  tokens: readonly Token[],
  shorten: (rest: readonly Token[]) => readonly Token[],
): readonly (readonly Token[])[] {
  const all = [tokens];
  for (let step = 0, rest = tokens; step < mostSteps; step++) {
    const next = shorten(rest);
    if (next.length === rest.length) break;
    all.push(next);
    rest = next;
  }
  return all;
}

const withoutOpening = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(openings.find((phrase) => startsWith(tokens, phrase))?.length ?? 0);

const withoutClosing = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(
    0,
    tokens.length -
      ([...questionEndings, ...particles, ...closings].find((phrase) => endsWith(tokens, phrase))
        ?.length ?? 0),
  );

/** A sentence without the last thing that is said for manners, or asks; all of it where there is none. */
export const withoutLastPoliteness = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(
    0,
    tokens.length -
      ([...questionEndings, ...particles, ...closings, ...now].find((phrase) =>
        endsWith(tokens, phrase),
      )?.length ?? 0),
  );

const withoutThanks = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(
    0,
    tokens.length - (closings.find((phrase) => endsWith(tokens, phrase))?.length ?? 0),
  );

/** A sentence without the politeness at both ends, but with the last words of what it says. */
export const withoutPoliteness = (tokens: readonly Token[]): readonly Token[] =>
  steps(steps(tokens, withoutOpening).at(-1) ?? [], withoutThanks).at(-1) ?? [];

/** Faces and gestures that add nothing to a question. An order that carries one may mean it: 👎 does. */
const friendly = new Set(['👍', '🙏', '👋', '🙂', '😀', '😃', '😄', '😊', '😉', '🤖', '❤️', '❤']);

const isFriendly = ({ isSign, raw }: Token): boolean =>
  isSign && friendly.has(raw.replace(/\p{Emoji_Modifier}/gu, ''));

export const withoutFaces = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter((token) => !isFriendly(token));

/** A sentence without the politeness before it, from the whole of it to the barest. */
export const openingReadings = (tokens: readonly Token[]): readonly (readonly Token[])[] =>
  steps(tokens, withoutOpening);

/** Whether a sentence ends as a question does, whatever politeness follows. */
export const endsAsQuestion = (tokens: readonly Token[]): boolean =>
  steps(tokens, withoutClosing).some((rest) =>
    questionEndings.some((phrase) => endsWith(rest, phrase)),
  );

/**
 * What is asked for when politeness is taken off both ends, from the whole sentence to the barest: some
 * words are politeness in one sentence and its meaning in another. The barest is empty for a greeting.
 */
export const readings = (tokens: readonly Token[]): readonly (readonly Token[])[] =>
  steps(tokens, withoutOpening)
    .flatMap((rest) => steps(rest, withoutClosing))
    .toSorted((one, other) => other.length - one.length);
