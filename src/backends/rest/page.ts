import { TenantFailure } from '../../domain/failure.js';
import { jsonOf } from './answer-failure.js';

/** One page of a cmdlet's rows. */
export interface Page {
  readonly rows: readonly { readonly [property: string]: unknown }[];
  readonly warnings: readonly string[];
  readonly next: string | undefined;
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const empty: Page = { rows: [], warnings: [], next: undefined };

/**
 * Reads a page. Cmdlets that write may answer with nothing at all.
 * @throws TenantFailure `badData` when the answer is none
 */
export function readPage(cmdlet: string, isWrite: boolean, status: number, text: string): Page {
  if (status === 204 || (isWrite && text.trim() === '')) return empty;
  const body = jsonOf(text);
  const bad = (): TenantFailure =>
    new TenantFailure('exchange', 'badData', {
      asked: cmdlet,
      outcome: isWrite ? 'unknown' : 'none',
    });
  if (!isObject(body)) throw bad();
  const value = body['value'];
  if (!Array.isArray(value) || !value.every(isObject)) throw bad();
  const warnings = body['@adminapi.warnings'];
  const next = body['@odata.nextLink'];
  return {
    rows: value,
    warnings: Array.isArray(warnings) ? warnings.map(String) : [],
    next: typeof next === 'string' ? next : undefined,
  };
}
