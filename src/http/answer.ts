import type { Response } from 'restify';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** All that is said about a refusal. */
export const reasons: { readonly [status: number]: string } = {
  400: 'Bad request',
  401: 'Unauthorized',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  413: 'Too large',
  415: 'Unsupported media type',
  417: 'Expectation failed',
  431: 'Too large',
  500: 'Internal error',
  503: 'Not ready',
};

const json = { 'Content-Type': 'application/json; charset=utf-8' };

/**
 * Sends JSON as it is: restify's own formatters would tell the message of an error. `sendRaw` and not
 * Node's own writing, because restify answers every refusal of its own a second time where it does not
 * know of the first, and that throws outside of any request.
 */
export function send(
  response: Response,
  { status, body }: Answer,
  headers: { readonly [name: string]: string } = {},
): void {
  if (response.headersSent) return;
  const reason = reasons[status];
  const content = body ?? (status < 400 || reason === undefined ? undefined : { error: reason });
  if (content === undefined) response.sendRaw(status, '', { ...headers });
  else response.sendRaw(status, JSON.stringify(content), { ...headers, ...json });
}
