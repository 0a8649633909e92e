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

/** What an error answer of Graph means. */
export function graphFailure(
  asked: string,
  answer: {
    readonly status: number;
    /** In milliseconds. */
    readonly retryAfter: number | undefined;
    readonly text: string;
  },
): TenantFailure {
  const { status, retryAfter, text } = answer;
  const error = errorOf(text);
  const fault: TenantFault = status < 400 ? 'badData' : (faultOfStatus[status] ?? 'serviceError');
  return new TenantFailure('graph', isConsent(error) ? 'consent' : fault, {
    asked,
    ...(error ? { said: wordsOf(error.message) } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

const isConsent = (error: GraphError | undefined): boolean =>
  error !== undefined && /no consent|has not consented|consent_required/i.test(error.message);
