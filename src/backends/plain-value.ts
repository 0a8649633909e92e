import type { Kind } from '../domain/cmdlets/kind.js';

const dotNetNone = '0001-01-01T00:00:00';

/** A moment in ISO 8601, in UTC; null for none, for what .NET calls none, and for what is no moment. */
function momentOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.startsWith(dotNetNone)) return null;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value);
  const moment = new Date(hasZone || !value.includes('T') ? value : `${value}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

const truths: { readonly [text: string]: boolean } = { true: true, false: false };

/**
 * A property's value as the catalogue promises it, from whatever JSON a service sends for it; null where
 * it sent nothing or something that cannot be read as such.
 */
export function plainValue(kind: Kind<unknown>, value: unknown): unknown {
  if (kind.name === 'list') {
    if (value === null || value === undefined || value === '') return [];
    return (Array.isArray(value) ? value : [value]).map(String);
  }
  if (value === null || value === undefined) return null;
  switch (kind.name) {
    case 'boolean':
    case 'switch':
      return typeof value === 'boolean' ? value : (truths[String(value).toLowerCase()] ?? null);
    case 'integer': {
      const number = Number(value);
      return value !== '' && Number.isInteger(number) ? number : null;
    }
    case 'date':
      return momentOf(value);
    case 'unlimited':
      return typeof value === 'number' ? value : String(value);
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
