import { TenantFailure } from '../../domain/failure.js';
import { isObject, type JsonObject, jsonOf } from './json.js';

/** One page of a cmdlet's rows. */
export interface Page {
  readonly rows: readonly JsonObject[];
  readonly warnings: readonly string[];
  /** Where the next page is; undefined on the last. A write has but one. */
  readonly next: string | undefined;
}

const empty: Page = { rows: [], warnings: [], next: undefined };

/**
 * Reads a page. Cmdlets that write may answer with nothing at all.
 * @throws TenantFailure `badData` when the answer is none; a write may then have been done
 */
export function readPage(
  { cmdlet, isWrite }: { readonly cmdlet: string; readonly isWrite: boolean },
  { status, text }: { readonly status: number; readonly text: string },
): Page {
  if (status === 204 || (isWrite && text.trim() === '')) return empty;
  const body = jsonOf(text);
  const value = isObject(body) ? body['value'] : undefined;
  if (!isObject(body) || !Array.isArray(value) || !value.every(isObject)) {
    const outcome = isWrite ? 'unknown' : 'none';
    throw new TenantFailure('exchange', 'badData', { asked: cmdlet, outcome });
  }
  const warnings = body['@adminapi.warnings'];
  const next = body['@odata.nextLink'];
  return {
    rows: value,
    warnings: Array.isArray(warnings) ? warnings.map(String) : [],
    next: typeof next === 'string' && !isWrite ? next : undefined,
  };
}
