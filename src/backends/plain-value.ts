import type { Kind } from '../domain/cmdlets/kind.js';

const isoMoment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** .NET's older way to write a moment in JSON: milliseconds since 1970. */
const dotNetMoment = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;

/** What .NET has for no moment at all. */
const dotNetNone = '0001-01-01';

/** A moment in ISO 8601, in UTC; null for none, and for what cannot be read without guessing a time zone. */
function momentOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.startsWith(dotNetNone)) return null;
  const milliseconds = dotNetMoment.exec(value)?.[1];
  const parts = isoMoment.exec(value);
  if (milliseconds === undefined && !parts) return null;
  const hasTimeButNoZone = parts?.[1] !== undefined && parts[4] === undefined;
  const moment = new Date(
    milliseconds === undefined ? `${value}${hasTimeButNoZone ? 'Z' : ''}` : Number(milliseconds),
  );
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function integerOf(value: unknown): number | null {
  const isNumber = typeof value === 'number' || /^-?\d+$/.test(String(value));
  const number = Number(value);
  return isNumber && Number.isSafeInteger(number) ? number : null;
}

const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** `Unlimited`, a number, or a size or span of time as the service writes it. */
function unlimitedOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const { IsUnlimited: isUnlimited, Value: limit } = Object(value);
  if (isUnlimited === true) return 'Unlimited';
  return isUnlimited === false ? unlimitedOf(limit) : textOf(value);
}

function listOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : value === '' ? [] : [value];
  return values.filter((one) => one !== null && one !== undefined).map(textOf);
}

/**
 * A property's value as the catalogue promises it, from whatever JSON a service sends for it; null where
 * it sent nothing or something that cannot be read as such.
 */
export function plainValue(kind: Kind<unknown>, value: unknown): unknown {
  if (kind.name === 'list') return listOf(value);
  if (value === null || value === undefined) return null;
  switch (kind.name) {
    case 'boolean':
    case 'switch':
      return typeof value === 'boolean' ? value : (truths.get(String(value).toLowerCase()) ?? null);
    case 'integer':
      return integerOf(value);
    case 'date':
      return momentOf(value);
    case 'unlimited':
      return unlimitedOf(value);
    default:
      return textOf(value);
  }
}
