import { stripMarkup } from './strip-markup.js';

/** One word: a run of letters without a space, or one Chinese character. */
export interface Token {
  /** As typed, full-width forms narrowed. */
  readonly raw: string;
  /** As compared: compatibility forms folded, in lower case. */
  readonly word: string;
  /** What stands between the token before it, or the beginning, and this one. */
  readonly before: string;
  /** No word, and no punctuation either: an emoji, a lone `*`. Nothing may be read as if it weren't there. */
  readonly isSign: boolean;
}

/** No form is longer than this; of a long text only the beginning is looked at. */
const longestText = 4000;
const longestSentence = 80;

const emoji = String.raw`\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}\uFE0F\u20E3\u200D]*`;
const separators = String.raw`\s,;!?()[\]{}<>"“”„«»${'`'}|、。；：！？「」『』（）【】《》〈〉…—～・`;

const runs = new RegExp(
  String.raw`\p{Script=Han}|${emoji}|[^${separators}\p{Script=Han}\p{Extended_Pictographic}]+`,
  'gu',
);

const before = new Set(".:'’‘*_~-/\\#");
const behind = new Set(".:'’‘~");
const emphasis = new Set('*_');

/**
 * A run without the punctuation around it. An address may begin with an underscore, and a number with a
 * minus.
 * @param isMarked whether signs of emphasis stand in the text in pairs
 */
function trim(run: string, isMarked: boolean): { readonly start: number; readonly end: number } {
  const isAddress = run.includes('@');
  let start = 0;
  let end = run.length;
  const isMinus = (): boolean => run[start] === '-' && /\d/.test(run.charAt(start + 1));
  const ends = (mark: string): boolean => behind.has(mark) || (isMarked && emphasis.has(mark));
  while (start < end && before.has(run.charAt(start)) && !(isAddress && run[start] === '_')) {
    if (isMinus()) break;
    start++;
  }
  while (end > start && ends(run.charAt(end - 1))) end--;
  return { start, end };
}

/** `**approve ABC234**`: whoever emphasizes a word begins before it. */
const isEmphasized = (said: string): boolean => /(?:^|\s)[*_]+[^\s*_]/.test(said);

const schemeOf = (run: string): number => (/^mailto:/i.test(run) ? 'mailto:'.length : 0);

/** Hyphens and dashes as word processors write them, apostrophes of either kind. */
const fold = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[’‘]/g, "'");

const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Punctuation that may stand alone: the end of a sentence, half of a smiley, a dash or bullet before a word. */
const isPlain = (run: string, isLast: boolean): boolean =>
  /^[.:'’‘~·]+$/.test(run) || (!isLast && /^[-–•]+$/.test(run));

const closing: { readonly [opening: string]: string } = {
  ...{ '(': ')', '[': ']', '{': '}', '<': '>', '“': '”', '„': '“', '«': '»', '"': '"', '`': '`' },
  ...{ '「': '」', '『': '』', '（': '）', '【': '】', '《': '》', '〈': '〉' },
};
const brackets = new Set([...Object.keys(closing), ...Object.values(closing), '|']);

const smiley = /[:;=]-?[()D]/g;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly isSign: boolean;
}

interface Run {
  readonly at: number;
  readonly isLast: boolean;
  readonly isMarked: boolean;
}

function pieceAt(run: string, { at, isLast, isMarked }: Run): Piece | undefined {
  const { start, end } = trim(run, isMarked);
  const inner = run.slice(start, end);
  if (hasLetters(inner)) {
    const scheme = schemeOf(inner);
    const { start: more, end: less } = trim(inner.slice(scheme), isMarked);
    const from = at + start + scheme;
    return { start: from + more, end: from + less, isSign: false };
  }
  if (isPlain(run, isLast)) return undefined;
  return { start: at, end: at + run.length, isSign: true };
}

/**
 * Brackets and quotation marks around nothing, or before and behind everything without their other half:
 * something stood there that could not be read. A lone `>` begins a line of a mail.
 */
function straysIn(said: string, pieces: readonly Piece[]): readonly Piece[] {
  if (![...brackets].some((mark) => said.includes(mark))) return [];
  const text = said.replace(smiley, (face) => ' '.repeat(face.length));
  const [first, last] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
  const isHeld = (from: number, to: number): boolean =>
    pieces.some(({ start }) => start > from && start < to);
  const strays: number[] = [];
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if (!brackets.has(mark)) continue;
    const opened = open.findLast(({ mark: each }) => closing[each] === mark);
    if (opened) {
      open.splice(open.indexOf(opened), 1);
      if (!isHeld(opened.at, at)) strays.push(opened.at);
    } else if (mark in closing) open.push({ mark, at });
    else if (at >= last || (at < first && mark !== '>')) strays.push(at);
  }
  return [...strays, ...open.map(({ at }) => at).filter((at) => at < first || at >= last)].map(
    (at) => ({ start: at, end: at + 1, isSign: true }),
  );
}

function piecesOf(said: string): readonly Piece[] {
  const found = [...said.matchAll(runs)];
  const isMarked = isEmphasized(said);
  const pieces: Piece[] = [];
  for (const [place, { 0: run, index }] of found.entries()) {
    const piece = pieceAt(run, { at: index, isLast: place === found.length - 1, isMarked });
    if (piece) pieces.push(piece);
    if (pieces.length === longestSentence) return pieces;
  }
  if (pieces.every(({ isSign }) => isSign)) return pieces;
  const all = [...pieces, ...straysIn(said, pieces)];
  return all.toSorted((one, other) => one.start - other.start).slice(0, longestSentence);
}

/** The words of a text: what is around them is taken off, and only the first of a long text are taken. */
export function tokensOf(text: string): readonly Token[] {
  const said = stripMarkup(text.slice(0, longestText));
  const pieces = piecesOf(said);
  return pieces.map(({ start, end, isSign }, place) => {
    const raw = said.slice(start, end);
    const before = said.slice(pieces[place - 1]?.end ?? 0, start);
    return { raw, word: fold(raw), before, isSign };
  });
}

/** What was typed where some tokens stand, with all that is between them. */
export const rawText = (tokens: readonly Token[]): string =>
  tokens.reduce((text, { raw, before }, place) => text + (place > 0 ? before : '') + raw, '');

/** Phrases of forms stand in several lists each; a parser is made of thousands of them when the bot starts. */
const known = new Map<string, readonly string[]>();

/** The words of a phrase of the bot's own, as they are compared. Of what people type, `tokensOf`. */
export function wordsOf(phrase: string): readonly string[] {
  const words = known.get(phrase) ?? tokensOf(phrase).map(({ word }) => word);
  known.set(phrase, words);
  return words;
}

export const startsWith = (tokens: readonly Token[], phrase: readonly string[]): boolean =>
  phrase.every((word, index) => tokens[index]?.word === word);

/** Whether a text asks rather than tells, by its punctuation. */
export const hasQuestionMark = (text: string): boolean =>
  /[?？]/.test(stripMarkup(text.slice(0, longestText)));

export const isHan = (word: string): boolean => /^\p{Script=Han}$/u.test(word);

export const isAddress = (word: string): boolean => /^[^@]{1,128}@[^@]{1,255}$/.test(word);
