import { hasReason } from './ids.js';
import { endsAsQuestion, openingReadings } from './politeness.js';
import { stripMarkup } from './strip-markup.js';
import { hasQuestionMark, type Token } from './tokens.js';
import { traditional } from './traditional.js';

/** 要不要, 會不會, 有沒有: a choice is put to somebody. */
const choice = /(\p{Script=Han})[不沒]\1|是否|可否|能否/u;

/** 哪些裝置, 什麼問題: they ask wherever they stand, but 為什麼 may be part of a reason. */
const whichOne = /哪|(?<!為)什麼/;

/** What is asked for stands at the end: 會怎樣, 是什麼意思. */
const askedFor = /(?:怎樣|怎麼樣|怎麼辦|如何|為什麼|為何|誰|誰的|多久|多少)$/;

/** 同步好了, 已同步: it is said to be done, or may be done. */
const isTold = /^[已在]|(?:[了好]|可以|完成)$/;

/** Nothing is asked to be done by whoever wonders what would come of it. */
const wondering = /\b(?:what if|what happens|what would|what will)\b/;

const joined = (tokens: readonly Token[]): string =>
  tokens.map(({ word }) => [...word].map(traditional).join('')).join(' ');

/** Whether a text asks or wonders, whatever its last words are. */
export function wonders(text: string, tokens: readonly Token[]): boolean {
  const said = joined(tokens);
  const chinese = said.replaceAll(' ', '');
  return (
    hasQuestionMark(text) ||
    [choice, whichOne, askedFor].some((asking) => asking.test(chinese)) ||
    wondering.test(said)
  );
}

/** Whether a text asks, wonders or reports rather than orders, by its punctuation or its words. */
export const isNoOrder = (text: string, tokens: readonly Token[]): boolean =>
  wonders(text, tokens) ||
  endsAsQuestion(tokens) ||
  (isTold.test(joined(tokens).replaceAll(' ', '')) && !hasReason(tokens));

const factWords = new Set([
  ...[
    'is',
    'are',
    'was',
    'were',
    'am',
    'did',
    'does',
    'has',
    'have',
    'had',
    'who',
    'whose',
    'what',
  ],
  ...[
    'which',
    'when',
    'where',
    'why',
    'how',
    'any',
    'anyone',
    'anybody',
    'anything',
    'whats',
    'hows',
  ],
  ...["what's", "who's", "how's", "where's", "when's", "why's", 'whos', 'isnt', "isn't", "aren't"],
]);

/** "Do a quick sync" is an order, "do we have a connector" is none. */
const doFact = /^do (?:we|you|i|they|these|those|all|any|the)\b/;

const chineseFact =
  /[嗎呢]$|誰|為什麼|為何|什麼|甚麼|哪|幾|多久|多少|何時|怎麼|怎樣|如何|有沒有|是不是|是否|了沒|沒有?$|(?:已經|被).*了$|(?:待|未|沒|要).*的$/;

/** "Can you release it", 可以放行嗎: an order in the form of a question. */
const chineseRequest = /可以|能不能|可不可以|能否|可否|幫我|請|麻煩/;

/**
 * Whether somebody asks how things are: then nothing that would change them is meant. A polite order is none,
 * though it is put as a question.
 */
export function asksForFacts(tokens: readonly Token[]): boolean {
  const plain = openingReadings(tokens).at(-1) ?? [];
  const said = joined(plain);
  const chinese = said.replaceAll(' ', '');
  if (/\p{Script=Han}/u.test(chinese)) {
    return chineseFact.test(chinese) && !chineseRequest.test(chinese);
  }
  return factWords.has(plain[0]?.word ?? '') || doFact.test(said);
}

const quoted = /^\s*(?:"[^"]+"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|「[^」]+」|『[^』]+』)/;

const quotedLine = /^[ \t]*>/m;

/**
 * Whether somebody speaks of words that others said: the text begins with a quotation and goes on, or has
 * lines as a mail quotes them.
 */
export function isAboutQuotation(text: string): boolean {
  const said = stripMarkup(text);
  if (quotedLine.test(said)) return true;
  const quotation = quoted.exec(said)?.[0];
  return quotation !== undefined && /[\p{L}\p{N}]/u.test(said.slice(quotation.length));
}
