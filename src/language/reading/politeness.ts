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

/** What is said to the bot and asks for nothing. */
export type Manners = 'greeting' | 'thanks' | 'noted';

const manners: readonly (readonly [Manners, readonly (readonly string[])[]])[] = [
  [
    'greeting',
    words(
      ...['hi', 'hello', 'hey', 'hey there', 'hi there', 'hello there', 'good morning', 'morning'],
      ...['good afternoon', 'good evening', 'good day', 'howdy', 'greetings', 'bye', 'goodbye'],
      ...['good night', 'see you', 'hi all', 'hello everyone', 'yo'],
      ...[
        '你好',
        '您好',
        '嗨',
        '哈囉',
        '早安',
        '早',
        '午安',
        '晚安',
        '大家好',
        '大家早',
        '再見',
        '掰掰',
      ],
    ),
  ],
  [
    'thanks',
    words(
      ...['thanks', 'thank you', 'thank you very much', 'thank you so much', 'many thanks', 'thx'],
      ...['ty', 'cheers', 'thanks a lot', 'thanks so much', 'much appreciated', 'appreciate it'],
      ...['great', 'perfect', 'awesome', 'nice', 'excellent', 'well done', 'good job', 'good bot'],
      ...['great job', 'nice work', 'great work', 'you are the best', 'brilliant', 'cool', 'super'],
      ...[
        '謝謝',
        '謝謝你',
        '謝謝您',
        '感謝',
        '多謝',
        '謝啦',
        '謝了',
        '感恩',
        '辛苦了',
        '辛苦',
        '太好了',
      ],
      ...[
        '太棒了',
        '讚',
        '很好',
        '很棒',
        '做得好',
        '厲害',
        '非常感謝',
        '感謝你',
        '感謝您',
        '謝謝喔',
      ],
    ),
  ],
  [
    'noted',
    words(
      ...[
        'ok',
        'okay',
        'k',
        'alright',
        'all right',
        'got it',
        'understood',
        'i see',
        'noted',
        'sure',
      ],
      ...['好的', '好喔', '好', '了解', '收到', '知道了', '明白', '明白了', '沒問題', 'ok 的'],
    ),
  ],
];

const address = words('bot', 'connector bot', '機器人');

/** What a text says where it is nothing but manners; undefined for any other text, and for none. */
export function mannersIn(tokens: readonly Token[]): Manners | undefined {
  const said = new Set<Manners>();
  let rest = tokens;
  while (rest.length > 0) {
    const found = manners
      .flatMap(([kind, phrases]) => phrases.map((phrase) => ({ kind, phrase })))
      .filter(({ phrase }) => startsWith(rest, phrase))
      .toSorted((one, other) => other.phrase.length - one.phrase.length)[0];
    const length = found?.phrase.length ?? address.find((each) => startsWith(rest, each))?.length;
    if (length === undefined) return undefined;
    if (found) said.add(found.kind);
    rest = rest.slice(length);
  }
  return (['thanks', 'greeting', 'noted'] as const).find((kind) => said.has(kind));
}

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

/** A sentence without the politeness and questions at its end, from the whole of it to the barest. */
export const closingReadings = (tokens: readonly Token[]): readonly (readonly Token[])[] =>
  steps(tokens, withoutClosing);

/** Whether a sentence ends as a question does, whatever politeness follows. */
export const endsAsQuestion = (tokens: readonly Token[]): boolean =>
  closingReadings(tokens).some((rest) => questionEndings.some((phrase) => endsWith(rest, phrase)));

/**
 * What is asked for when politeness is taken off both ends, from the whole sentence to the barest: some
 * words are politeness in one sentence and its meaning in another. The barest is empty for a greeting.
 */
export const readings = (tokens: readonly Token[]): readonly (readonly Token[])[] =>
  steps(tokens, withoutOpening)
    .flatMap((rest) => steps(rest, withoutClosing))
    .toSorted((one, other) => other.length - one.length);
