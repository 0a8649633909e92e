import { languages } from '../../domain/people/language.js';
import type { Wording } from '../forms.js';
import { isMisspelt } from './edit-distance.js';
import { framePhrases, isFrameWord } from './frame-words.js';
import { isNegated } from './negation.js';
import { patternsOf } from './pattern.js';
import { politePhrases } from './politeness.js';
import { isHan, type Token, wordsOf } from './tokens.js';
import { traditional } from './traditional.js';

/** Nobody's name has more words, and no Chinese name more characters. */
const mostWords = 6;
const mostCharacters = 4;

/** Words that no form has and no name either. */
const functionWords = [
  ...['if', 'then', 'because', 'since', 'after', 'before', 'until', 'unless', 'while', 'when'],
  ...['he', 'she', 'him', 'her', 'his', 'their', 'else', 'than', 'but', 'also', 'too', 'will'],
  ...['should', 'must', 'shall', 'might', 'wrong', 'phone', 'phones', 'device', 'devices'],
  ...['iphone', 'android', 'mobile', 'tablet', 'ipad', 'user', 'account', 'mailbox', 'person'],
  ...['tomorrow', 'later', 'soon', 'hour', 'hours', 'minute', 'minutes', 'day', 'days', 'week'],
  ...['手機', '裝置', '設備', '電話', '平板', '使用者', '帳號', '信箱', '因為', '所以', '如果'],
  ...['明天', '後天', '小時', '分鐘', '以後', '之後', '之前', '然後', '但是', '還是', '或者'],
];

/** Tells names of people and accounts from the words that the bot knows. */
export interface Names {
  /** Whether all of the tokens are one name in Latin letters, as far as that can be told without a directory. */
  isName(tokens: readonly Token[]): boolean;
  /** A name that no misspelt word looks like: an alias, two words, or a capital. */
  isPlainName(tokens: readonly Token[]): boolean;
  isChineseName(tokens: readonly Token[]): boolean;
  /** Whether it is one account's alias, such as `svc-limited`, which is no word of any language. */
  isAlias(tokens: readonly Token[]): boolean;
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

const isCapital = ({ raw }: Token): boolean => /^\p{Lu}.*\p{Ll}/u.test(raw);

export function createNames(wordings: readonly Wording[]): Names {
  const phrases = [
    ...[...wordings.flatMap(phrasesOf), ...functionWords].map(wordsOf),
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

  const mayName = (token: Token): boolean =>
    !token.isSign &&
    !known.has(token.word) &&
    !isNegated([token.word]) &&
    /\p{L}/u.test(token.raw) &&
    !isSlip(token);

  const holdsPhrase = (tokens: readonly Token[]): boolean => {
    const said = tokens.map(({ word }) => traditional(word)).join('');
    return chinese.some((phrase) => said.includes(phrase));
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
    !holdsPhrase(tokens);
  const isPlainName = (tokens: readonly Token[]): boolean =>
    isAlias(tokens) || (isName(tokens) && (tokens.length > 1 || tokens.some(isCapital)));
  return { mayName, isAlias, isName, isPlainName, isChineseName };
}
