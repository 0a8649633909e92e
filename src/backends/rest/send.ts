import type { IsAllowed } from './exchange-hosts.js';

const mostRedirects = 3;

/** A redirect to somewhere that the bot does not send its token to. */
export class ForbiddenRedirect extends Error {
  override readonly name = 'ForbiddenRedirect';
}

/**
 * Sends a request and follows redirects by hand: `fetch` would turn a POST into a GET and take the token
 * off, and would go anywhere.
 * @throws ForbiddenRedirect
 */
export async function send(
  fetch: typeof globalThis.fetch,
  url: URL,
  init: RequestInit,
  isAllowed: IsAllowed,
): Promise<Response> {
  let target = url;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (!isAllowed(target)) throw new ForbiddenRedirect(target.host);
    const response = await fetch(target.href, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, target.href)) throw new ForbiddenRedirect('no address');
    target = new URL(location, target);
  }
  throw new ForbiddenRedirect('too many redirects');
}
