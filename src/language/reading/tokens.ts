import { stripMarkup } from './strip-markup.js';

/** One word: a run of letters without a space, or one Chinese character. */
export interface Token {
  /** As typed, full-width forms narrowed. */
  readonly raw: string;
  /** As compared: compatibility forms folded, in lower case. */
  readonly word: string;
}

/** No form is longer than this; of a long text only the beginning is looked at. */
const longestText = 4000;
const longestSentence = 80;

const runs =
  /\p{Script=Han}|[^\s,;!?()[\]{}<>"“”„«»`|、。；：！？「」『』（）【】《》〈〉…—～・\p{Script=Han}]+/gu;

const edges = new Set(".:'’‘*_~-/\\#=+&");

/** A run without the punctuation around it. An address may well begin with an underscore. */
function trim(run: string): string {
  const isAddress = run.includes('@');
  let start = 0;
  let end = run.length;
  while (start < end && edges.has(run.charAt(start)) && !(isAddress && run[start] === '_')) start++;
  while (end > start && edges.has(run.charAt(end - 1))) end--;
  return run.slice(start, end);
}

const withoutScheme = (run: string): string =>
  run.slice(0, 7).toLowerCase() === 'mailto:' ? run.slice(7) : run;

const fold = (raw: string): string => raw.normalize('NFKC').toLowerCase().replaceAll('’', "'");

/** The words of a text: what is around them is taken off, and only the first of a long text are taken. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [run] of stripMarkup(text.slice(0, longestText)).matchAll(runs)) {
    const raw = trim(withoutScheme(trim(run)));
    if (/[\p{L}\p{N}]/u.test(raw)) tokens.push({ raw, word: fold(raw) });
    if (tokens.length === longestSentence) break;
  }
  return tokens;
}

/** The words of a phrase, as they are compared. */
export const wordsOf = (phrase: string): readonly string[] =>
  tokensOf(phrase).map(({ word }) => word);

export const startsWith = (tokens: readonly Token[], phrase: readonly string[]): boolean =>
  phrase.every((word, index) => tokens[index]?.word === word);

/** Whether a text asks rather than tells, by its punctuation. */
export const hasQuestionMark = (text: string): boolean =>
  /[?？]/.test(stripMarkup(text.slice(0, longestText)));

export const isHan = (word: string): boolean => /^\p{Script=Han}$/u.test(word);

export const isAddress = (word: string): boolean => /^[^@]{1,128}@[^@]{1,255}$/.test(word);
