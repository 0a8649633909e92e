const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What units of time are called, the longest first, so that `min` is not read as `m`. */
const units: readonly (readonly [names: string, ms: number])[] = [
  ['minutes?|mins?|m|分鐘|分', minuteMs],
  ['hours?|hrs?|hr|h|個?小時|個?鐘頭', hourMs],
  ['days?|d|天|日', dayMs],
  ['weeks?|wks?|w|個?星期|個?禮拜|週|周', 7 * dayMs],
];
const unitNames = units.map(([names]) => names).join('|');

const numbers: { readonly [word: string]: number } = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 },
  ...{ nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30 },
  ...{ 'forty-five': 45, ninety: 90, 'a couple of': 2, 'couple of': 2, half: 0.5, 'half a': 0.5 },
  ...{ 'half an': 0.5, 半: 0.5 },
};
const numberWords = Object.keys(numbers)
  .toSorted((one, other) => other.length - one.length)
  .join('|');
const chineseNumber = '[零〇一二兩三四五六七八九十百]+半?|[0-9]+半';

/** A number with its unit: `2 hours`, `half an hour`, `1.5h`, 兩小時, 一個半小時, 兩小時半. */
const amount = new RegExp(
  `^(?<count>\\d{1,5}(?:\\.\\d{1,2})?|(?:${numberWords})(?![a-z])|${chineseNumber})\\s*(?<half>個半)?\\s*(?<unit>${unitNames})(?![a-z])(?<more>半| and a half)?`,
  'i',
);

const digits = '零一二三四五六七八九';

/** 十五, 二十, 三十六, 兩百: whole numbers up to 999. */
function chineseInteger(text: string): number {
  const plain = text.replaceAll('兩', '二').replaceAll('〇', '零');
  const [, hundreds, tens, ones] = /^(?:(.)?百)?零?(?:(.)?十)?(.)?$/.exec(plain) ?? [
    undefined,
    undefined,
    undefined,
    '?',
  ];
  const value = (digit: string | undefined): number => digits.indexOf(digit ?? '零');
  const hundred = plain.includes('百') ? Math.max(1, value(hundreds)) : 0;
  const ten = plain.includes('十') ? (tens ? value(tens) : 1) : 0;
  const all = [hundred, ten, value(ones)];
  return all.some((each) => each < 0) ? Number.NaN : hundred * 100 + ten * 10 + value(ones);
}

function countOf(said: string): number {
  const text = said.toLowerCase();
  const known = numbers[text];
  if (known !== undefined) return known;
  if (/^[\d.]+$/.test(text)) return Number(text);
  const half = text.endsWith('半') ? 0.5 : 0;
  const whole = text.replace(/半$/, '');
  return (/^\d+$/.test(whole) ? Number(whole) : chineseInteger(whole)) + half;
}

const unitOf = (said: string): number =>
  units.find(([names]) => new RegExp(`^(?:${names})$`, 'i').test(said))?.[1] ?? Number.NaN;

/** A length of time at the beginning of a text, and what follows it. */
export interface DurationInText {
  readonly ms: number;
  readonly rest: string;
}

/** Between two amounts: `1h 30m`, `an hour and 30 minutes`. */
const between = /^\s*(?:,|and|又|零)?\s*/i;

/** A length of time as people write it, at the beginning of a text; undefined where there is none. */
export function durationAt(text: string): DurationInText | undefined {
  let ms = 0;
  let rest = text.trim();
  let smallest = Number.POSITIVE_INFINITY;
  for (let found = amount.exec(rest); found?.groups; found = amount.exec(rest)) {
    const { count = '', half, unit = '', more } = found.groups;
    const length = unitOf(unit);
    // "8h and a half" may be eight or half past eight.
    if (length >= smallest || (/half/i.test(more ?? '') && /^\d/.test(count))) break;
    smallest = length;
    ms += (countOf(count) + (half || more ? 0.5 : 0)) * length;
    const behind = rest.slice(found[0].length);
    const joined = behind.replace(between, '');
    rest = amount.test(joined) ? joined : behind.trimStart();
  }
  return ms > 0 && Number.isFinite(ms) ? { ms: Math.round(ms), rest } : undefined;
}

const lead = /^(?:for|the next|next|in|接下來|未來|暫停)\s*/i;
const trail = /^(?:from now|後|之後|以內|內)$/i;

/** `8h`, `for half an hour`, 兩小時, 一個半小時後: milliseconds where the whole text says no more. */
export function readDuration(text: string): number | undefined {
  const found = durationAt(text.trim().replace(lead, ''));
  return found && (found.rest === '' || trail.test(found.rest)) ? found.ms : undefined;
}
