import { idKinds } from './ids.js';
import { withoutLastPoliteness } from './politeness.js';
import { rawText, tokensOf } from './tokens.js';

/** What a text behind a command may name, and why. */
export interface ArgumentReading {
  readonly said: string;
  /** Why it is asked for, where the text says so. */
  readonly reason: string;
  /** Something was taken off that stood against the rest without a space: it may be part of a name. */
  readonly isCut: boolean;
}

/** Fuller readings than these have more to say than a device and a reason. */
const mostReadings = 10;

/** What stands before a device or its owner and is no part of either. */
const label =
  /^(?:(?:the|this|that|a)\s+)?(?:device|phone|mobile|iphone|ipad|tablet|handset|user|owner|mailbox|account)?(?:\s*ids?)?\s*[:#=]*\s*(?:(?:of|for|from|belonging to|with id|named|called)\s+)?(?=\S)/i;
const chineseLabel =
  /^(?:(?:這|那)(?:支|台|個)?)?(?:裝置|設備|手機|行動裝置|帳戶|帳號|使用者|信箱)?(?:識別碼|代碼|編號|ID)?\s*[:：=＝#]*\s*(?:是|為)?\s*(?=\S)/i;

/** What is said of a device behind the name of its owner. */
const noun = /(?:['’]s)?\s+(?:mobile\s+)?(?:phone|device|mobile|handset)s?$/i;
const possessive = /['’]s$/i;
const chineseNoun = /\s*的?\s*(?:(?:這|那)(?:支|台|個))?\s*(?:行動裝置|手機|裝置|設備|電話)$/;
const chinesePossessive = /(?<=.)的$/;

const because =
  /^(.+?)[\s,，;；.。:：(（–—-]*(?:\b(?:because|since|due to|as (?=(?:he|she|they|it|we|i|the|her|his|their)\b)|reason(?:\s+is)?\s*[:：]?)|(?:因為|因|原因(?:是|為)?|理由(?:是|為)?)\s*[:：]?)\s*(.+?)[)）]?$/isu;

const cut =
  (...patterns: readonly RegExp[]) =>
  ({ said, ...rest }: ArgumentReading): ArgumentReading | undefined => {
    for (const pattern of patterns) {
      const left = said.replace(pattern, '').trim();
      if (left !== said && left !== '') return { ...rest, said: left };
    }
    return undefined;
  };

function withoutReason(reading: ArgumentReading): ArgumentReading | undefined {
  const [, said, reason] = because.exec(reading.said) ?? [];
  return said === undefined || reason === undefined
    ? undefined
    : { ...reading, said: said.trim(), reason: reason.trim() };
}

function withoutManners(reading: ArgumentReading): ArgumentReading | undefined {
  const tokens = tokensOf(reading.said);
  const left = withoutLastPoliteness(tokens);
  const next = tokens[left.length];
  if (left.length === 0 || !next) return undefined;
  return { ...reading, said: rawText(left), isCut: next.before === '' };
}

const rules = [
  withoutReason,
  withoutManners,
  cut(label, chineseLabel),
  cut(noun, possessive, chineseNoun, chinesePossessive),
];

/**
 * What the text behind a command may name, as it was typed first, then with more and more taken off: reasons,
 * politeness, what the thing is called. A name may hold any of these, so a fuller reading goes first.
 */
export function argumentReadings(argument: string): readonly ArgumentReading[] {
  const readings: ArgumentReading[] = [{ said: argument.trim(), reason: '', isCut: false }];
  for (let place = 0; place < readings.length && readings.length < mostReadings; place++) {
    for (const rule of rules) {
      const reading = readings[place];
      const next = reading && rule(reading);
      if (next && !readings.some(({ said }) => said === next.said)) readings.push(next);
    }
  }
  return readings.slice(0, mostReadings);
}

/** Ids of devices in a text: nothing that people call things by looks like one. */
export const idsIn = (argument: string): readonly string[] =>
  tokensOf(argument)
    .map(({ raw }) => raw)
    .filter((raw) => idKinds(raw).includes('device'));

const between = /\s*(?:[,;，；、\n]|\s(?:and|plus|also|as well as|&)\s|和|與|及|跟|以及)\s*/iu;

/** The parts of a text that names several; the text alone where it names one. */
export const severalIn = (argument: string): readonly string[] =>
  argument
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
