import { type Outcome, TenantFailure, type TenantFault } from '../../domain/failure.js';
import { cleanWords } from '../clean-words.js';
import { exchangeWords } from '../exchange-words.js';
import { errorMessageOf, isCmdletError } from './error-message.js';
import { retryAfterOf } from './retry-after.js';

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
const surelyRefused: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415, 429]);

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What an error answer of the admin endpoint means. A 500 with details is a plain answer of the cmdlet,
 * such as "not found": then nothing was changed. A 500 without says nothing about what was done.
 */
export function answerFailure(
  cmdlet: string,
  isWrite: boolean,
  answer: Answer,
  now: Date,
): TenantFailure {
  const body = jsonOf(answer.text);
  const message = errorMessageOf(body);
  const words = message === undefined ? undefined : exchangeWords(message);
  const isRefused =
    surelyRefused.has(answer.status) || (isCmdletError(body) && words !== undefined);
  const outcome: Outcome = isWrite && !isRefused ? 'unknown' : 'none';
  const retryAfter = retryAfterOf(answer.headers.get('retry-after'), now);
  const said = words?.said ?? (message === undefined ? undefined : cleanWords(message));
  const fault =
    answer.status === 429
      ? 'throttled'
      : (words?.fault ?? faultOfStatus[answer.status] ?? 'serviceError');
  return new TenantFailure('exchange', fault, {
    asked: cmdlet,
    outcome,
    ...(said ? { said } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}
