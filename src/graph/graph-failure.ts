import { TenantFailure, type TenantFault } from '../domain/failure.js';

const faultOfStatus: { readonly [status: number]: TenantFault } = {
  400: 'invalid',
  401: 'signIn',
  403: 'accessDenied',
  404: 'notFound',
  408: 'timedOut',
  429: 'throttled',
  504: 'timedOut',
};

const longest = 200;

interface GraphError {
  readonly code: string;
  readonly message: string;
}

/** Intune writes JSON into the message: the words are inside, cut before its ids and addresses. */
function wordsOf(message: string): string {
  try {
    const inner: unknown = JSON.parse(message);
    const words = (inner as { Message?: unknown } | null)?.Message;
    if (typeof words === 'string') return words.split(' - Operation ID')[0] ?? '';
  } catch {
    // The usual case: the message is the words.
  }
  return message;
}

function errorOf(text: string): GraphError | undefined {
  try {
    const body = JSON.parse(text) as { error?: { code?: unknown; message?: unknown } } | null;
    const { code, message } = body?.error ?? {};
    if (typeof code !== 'string') return undefined;
    return { code, message: typeof message === 'string' ? message : '' };
  } catch {
    return undefined;
  }
}

/** What an error answer of Graph means. Addresses are taken out of its words. */
export function graphFailure(
  asked: string,
  answer: { readonly status: number; readonly retryAfter: string | null; readonly text: string },
): TenantFailure {
  const error = errorOf(answer.text);
  const fault: TenantFault =
    answer.status < 400 ? 'badData' : (faultOfStatus[answer.status] ?? 'serviceError');
  const words =
    error &&
    wordsOf(error.message)
      .replace(/https?:\/\/\S+/g, '')
      .replace(/\s+/g, ' ');
  const seconds = Number(answer.retryAfter ?? Number.NaN);
  return new TenantFailure('graph', isConsent(error) ? 'consent' : fault, {
    asked,
    ...(words ? { said: words.trim().slice(0, longest) } : {}),
    ...(Number.isFinite(seconds) ? { retryAfter: seconds * 1000 } : {}),
  });
}

const isConsent = (error: GraphError | undefined): boolean =>
  error !== undefined && /no consent|has not consented|consent_required/i.test(error.message);
