import { type Outcome, TenantFailure, type TenantFault } from '../../domain/failure.js';
import { retryAfterOf } from '../../domain/patience.js';
import { exchangeWords } from '../exchange-words.js';
import { errorMessageOf, isCmdletError } from './error-message.js';
import { jsonOf } from './json.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const faultOfStatus: { readonly [status: number]: TenantFault } = {
  400: 'invalid',
  401: 'signIn',
  403: 'accessDenied',
  404: 'notFound',
  408: 'timedOut',
  429: 'throttled',
  503: 'serviceError',
  504: 'timedOut',
};

/** Statuses by which the service says that it did nothing. */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415, 429]);

/** Faults that may befall a cmdlet in the middle of its work. */
const befalling: ReadonlySet<TenantFault | undefined> = new Set([
  undefined,
  'timedOut',
  'serviceError',
]);

/**
 * What an error answer of the admin endpoint means. A 500 with details is a plain answer of the cmdlet,
 * such as "not found": then nothing was changed. A 500 without says nothing about what was done.
 */
export function answerFailure(
  call: { readonly cmdlet: string; readonly isWrite: boolean },
  answer: Answer,
  now: Date,
): TenantFailure {
  const { status, headers, text } = answer;
  const body = jsonOf(text);
  const { fault, said } = exchangeWords(
    errorMessageOf(body) ?? plainText(text),
    headers.get('x-exceptiontype') ?? '',
  );
  const isCmdlets = isCmdletError(body);
  const isRefused = refusals.has(status) || (isCmdlets && !befalling.has(fault));
  const outcome: Outcome = call.isWrite && !isRefused ? 'unknown' : 'none';
  const retryAfter = retryAfterOf(headers.get('retry-after'), now);
  return new TenantFailure('exchange', faultOf(status, fault, isCmdlets), {
    asked: call.cmdlet,
    said,
    outcome,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** An answer that is no JSON, unless it is a page for a browser. */
const plainText = (text: string): string => (/[<{[]/.test(text) ? '' : text);

function faultOf(status: number, words: TenantFault | undefined, isCmdlets: boolean): TenantFault {
  if (status === 401 || status === 429) return faultOfStatus[status] ?? 'serviceError';
  // Words of a cmdlet that nothing here knows are still its answer, and no illness of the service.
  return (
    words ?? (isCmdlets && status === 500 ? 'invalid' : faultOfStatus[status]) ?? 'serviceError'
  );
}
