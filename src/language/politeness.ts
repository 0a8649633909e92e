import { type Token, tokensOf } from './tokens.js';

const words = (...phrases: readonly string[]): readonly (readonly string[])[] =>
  phrases
    .map((phrase) => tokensOf(phrase).map((token) => token.word))
    .toSorted((one, other) => other.length - one.length);

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
  ...['謝謝', '謝謝你', '謝謝您', '感謝', '多謝', '拜託', '喔', '哦', '啊', '唷', '一下', '好了'],
);

/** Endings that make a sentence a question. */
const questionEndings = words('嗎', '呢', '吧', '好嗎', '可以嗎', '了嗎', '好不好', '行嗎');

const startsWith = (tokens: readonly Token[], phrase: readonly string[]): boolean =>
  phrase.every((word, index) => tokens[index]?.word === word);

const endsWith = (tokens: readonly Token[], phrase: readonly string[]): boolean =>
  startsWith(tokens.slice(-phrase.length), phrase);

/** What is asked for, without what is said out of politeness, and whether it ended as a question. */
export interface Bare {
  readonly tokens: readonly Token[];
  readonly question: boolean;
}

/** Takes politeness off both ends. A text of nothing but politeness is left as it is. */
export function withoutPoliteness(tokens: readonly Token[]): Bare {
  let rest = tokens;
  let question = false;
  for (;;) {
    const opening = openings.find((phrase) => startsWith(rest, phrase));
    const closing = closings.find((phrase) => endsWith(rest, phrase));
    const ending = questionEndings.find((phrase) => endsWith(rest, phrase));
    const next = opening
      ? rest.slice(opening.length)
      : rest.slice(0, rest.length - (ending ?? closing ?? []).length);
    if (next.length === rest.length || next.length === 0) return { tokens: rest, question };
    question ||= !opening && ending !== undefined;
    rest = next;
  }
}
