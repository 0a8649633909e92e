import { languages } from '../../domain/people/language.js';
import type { Wording } from '../forms.js';
import { isMisspelt } from './edit-distance.js';
import { framePhrases, isFrameWord } from './frame-words.js';
import { idKinds } from './ids.js';
import { isNegated } from './negation.js';
import { patternsOf } from './pattern.js';
import { politePhrases } from './politeness.js';
import { isAddress, isHan, rawText, type Token, wordsOf } from './tokens.js';
import { traditional } from './traditional.js';

/** Nobody's name has more words, and no Chinese name more characters. */
const mostWords = 6;
const mostCharacters = 4;
const longestPhrase = 8;

/** The surnames of nearly everybody: among other words a name is told by it. */
const surnames =
  '陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜' +
  '傅侯曹薛丁卓馬阮董温溫唐藍石蔣古紀姚連馮歐程湯田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳邵錢伍倪孔譚俞于史賀' +
  '邢凃章萬岳辛駱秦熊饒甘崔尹齊毛';
const compoundSurnames = ['歐陽', '司馬', '上官', '諸葛', '張簡', '范姜', '司徒', '端木'];

/** Words that no form has and no name either. */
const functionWords = [
  ...['if', 'then', 'because', 'since', 'after', 'before', 'until', 'unless', 'while', 'when'],
  ...['he', 'she', 'him', 'her', 'his', 'their', 'else', 'than', 'but', 'also', 'too', 'will'],
  ...['should', 'must', 'shall', 'might', 'wrong', 'phone', 'phones', 'device', 'devices'],
  ...['iphone', 'android', 'mobile', 'tablet', 'ipad', 'user', 'account', 'mailbox', 'person'],
  ...['tomorrow', 'later', 'soon', 'hour', 'hours', 'minute', 'minutes', 'day', 'days', 'week'],
  ...['手機', '裝置', '設備', '電話', '平板', '使用者', '帳號', '信箱', '因為', '所以', '如果'],
  ...['董事長', '總經理', '經理', '主管', '老闆', '執行長'],
  ...['明天', '後天', '小時', '分鐘', '以後', '之後', '之前', '然後', '但是', '還是', '或者'],
];

/** A name that a text holds among other words. */
export interface NameInText {
  readonly at: number;
  readonly length: number;
  /** As it was typed, without what makes it somebody's. */
  readonly value: string;
  /** One word that no language has, such as `svc-limited`: it can be nothing else. */
  readonly isAlias: boolean;
}

/** Tells names of people and accounts from the words that the bot knows. */
export interface Names {
  /** Whether all of the tokens are one name in Latin letters, as far as that can be told without a directory. */
  isName(tokens: readonly Token[]): boolean;
  /** A name that no misspelt word looks like: an alias, two words, or a capital. */
  isPlainName(tokens: readonly Token[]): boolean;
  isChineseName(tokens: readonly Token[]): boolean;
  /** Whether it is one account's alias, such as `svc-limited`, which is no word of any language. */
  isAlias(tokens: readonly Token[]): boolean;
  /** What may be a name among other words, the likeliest first. */
  namesIn(tokens: readonly Token[]): readonly NameInText[];
  /** Whether the bot knows a word by a meaning of its own. */
  isWord(word: string): boolean;
  /** Whether a word may be part of a name: the bot knows it by no other meaning. */
  mayName(token: Token): boolean;
}

function phrasesOf({ forms, questions, subjects, predicates, topics }: Wording) {
  return languages.flatMap((language) => [
    ...[...forms[language], ...(questions?.[language] ?? [])]
      .flatMap(patternsOf)
      .flatMap((pattern) =>
        pattern.flatMap((part) => ('word' in part ? [part.word] : [])).join(' '),
      ),
    ...[subjects, predicates, topics].flatMap((phrases) => phrases?.[language] ?? []),
  ]);
}

/** `Get-MobileDevice` names nobody. */
const cmdlet = /^(?:Get|Set|New|Remove|Add|Clear|Test|Enable|Disable|Connect)-[A-Z]\w+$/i;

const isCapital = ({ raw }: Token): boolean => /^\p{Lu}.*\p{Ll}/u.test(raw);

export function createNames(wordings: readonly Wording[]): Names {
  const ownPhrases = wordings.flatMap(phrasesOf).map(wordsOf);
  const phrases = [
    ...ownPhrases,
    ...functionWords.map(wordsOf),
    ...framePhrases,
    ...politePhrases,
  ].map((words) => words.map(traditional));
  const known = new Set(phrases.flat().filter((word) => !isHan(word)));
  const chinese = [
    ...new Set(
      phrases
        .filter((words) => words.length > 1 && words.every(isHan))
        .map((words) => words.join('')),
    ),
  ];

  const ownWords = [...known].filter((word) => !isFrameWord(word) && !functionWords.includes(word));
  /** Who types `prerequesites` or `perm` names nobody; a capital or a hyphen tells a name apart. */
  const isSlip = ({ raw, word }: Token): boolean =>
    raw === word &&
    !/[-._]/.test(word) &&
    ownWords.some((each) => isMisspelt(word, each) || (word.length > 3 && each.startsWith(word)));

  const pairs = ownPhrases.filter((words) => words.length === 2 && words.every(isHan));

  const mayName = (token: Token): boolean =>
    !token.isSign &&
    !isAddress(token.word) &&
    !cmdlet.test(token.raw) &&
    idKinds(token.raw).length === 0 &&
    !known.has(token.word) &&
    !isNegated([token.word]) &&
    /\p{L}/u.test(token.raw) &&
    !isSlip(token);

  const holdsPhrase = (tokens: readonly Token[]): boolean => {
    const said = tokens.map(({ word }) => traditional(word)).join('');
    return chinese.some((phrase) => said.includes(phrase));
  };

  /** Who types 檢察 for 檢查 names nobody. */
  const isSlipOfPhrase = (tokens: readonly Token[]): boolean => {
    const [first, second, third] = tokens.map(({ word }) => traditional(word));
    return (
      third === undefined && pairs.some(([one, other]) => (one === first) !== (other === second))
    );
  };

  const isAlias = (tokens: readonly Token[]): boolean =>
    tokens.length === 1 &&
    tokens.every((token) => mayName(token) && /[a-z][-._]?\d|[a-z][-._][a-z]/i.test(token.raw));
  const isName = (tokens: readonly Token[]): boolean =>
    tokens.length <= mostWords &&
    tokens.every((token) => !isHan(token.word) && (mayName(token) || isCapital(token))) &&
    tokens.some(mayName);
  const isChineseName = (tokens: readonly Token[]): boolean =>
    tokens.every(({ word }) => isHan(word)) &&
    tokens.length > 1 &&
    tokens.length <= mostCharacters &&
    !holdsPhrase(tokens) &&
    !isSlipOfPhrase(tokens);
  const isPlainName = (tokens: readonly Token[]): boolean =>
    isAlias(tokens) || (isName(tokens) && (tokens.length > 1 || tokens.some(isCapital)));
  const hasSurname = (tokens: readonly Token[]): boolean => {
    const [first = '', second = ''] = tokens.map(({ word }) => traditional(word));
    return surnames.includes(first) || compoundSurnames.includes(first + second);
  };

  const phraseLengthAt = (tokens: readonly Token[], at: number): number => {
    const said = tokens
      .slice(at, at + longestPhrase)
      .map(({ word }) => traditional(word))
      .join('');
    return Math.max(
      0,
      ...chinese.filter((phrase) => said.startsWith(phrase)).map((each) => each.length),
    );
  };

  const namesIn = (tokens: readonly Token[]): readonly NameInText[] => [
    ...latinNames(tokens, { mayName, isPlainName, isAlias }),
    ...chineseNames(
      tokens,
      (span) => hasSurname(span) && isChineseName(span),
      (at) => phraseLengthAt(tokens, at),
    ),
  ];
  return {
    isWord: (word) => known.has(word),
    mayName,
    isAlias,
    isName,
    isPlainName,
    isChineseName,
    namesIn,
  };
}

const possessive = /['’]s$/i;

/** Words behind which a name stands, also one that is written without a capital. */
const beforeName = new Set([
  ...['for', 'of', 'does', 'do', 'did', 'is', 'has', 'can', 'by', 'from', 'with', 'about', 'let'],
]);

/** The runs of words that may be names. */
function latinNames(
  tokens: readonly Token[],
  { mayName, isPlainName, isAlias }: Pick<Names, 'mayName' | 'isPlainName' | 'isAlias'>,
): readonly NameInText[] {
  const found: NameInText[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let end = at;
    const isPart = (token: Token | undefined): token is Token =>
      token !== undefined &&
      !isHan(token.word) &&
      (mayName(owned(token)) || (end > at && isCapital(token)));
    while (isPart(tokens[end]) && !(end > at && possessive.test(tokens[end - 1]?.raw ?? ''))) end++;
    if (end === at) continue;
    const run = tokens.slice(at, end).map(owned);
    const isOwner = possessive.test(tokens[end - 1]?.raw ?? '');
    if (isOwner || isPlainName(run) || beforeName.has(tokens[at - 1]?.word ?? '')) {
      found.push({ at, length: end - at, value: rawText(run), isAlias: isAlias(run) });
    }
    at = end;
  }
  return found.toSorted((one, other) => other.length - one.length);
}

/** "Omar's" as "Omar". */
const owned = (token: Token): Token =>
  possessive.test(token.raw)
    ? { ...token, raw: token.raw.replace(possessive, ''), word: token.word.replace(possessive, '') }
    : token;

/** Characters that end a name as good as always. */
const endsName = new Set([...'的了嗎呢吧被把跟和請']);

/** The spans of characters that may be names, those first behind which a phrase begins. */
function chineseNames(
  tokens: readonly Token[],
  isNameAt: (span: readonly Token[]) => boolean,
  phraseLengthAt: (at: number) => number,
): readonly NameInText[] {
  const spans = [3, 2, 4].flatMap((length) =>
    tokens.flatMap((_, at) => {
      const span = tokens.slice(at, at + length);
      const isWhole = span.length === length && !span.some(({ word }) => endsName.has(word));
      if (!isWhole || !isNameAt(span)) return [];
      const next = tokens[at + length];
      const isAtEnd = next === undefined || endsName.has(next.word) || !isHan(next.word);
      const behind = isAtEnd ? 2 : phraseLengthAt(at + length);
      return [{ at, length, value: rawText(span), isAlias: false, behind }];
    }),
  );
  return spans.toSorted((one, other) => other.behind - one.behind);
}
