import type { Request, Response, Server } from 'restify';
import { send } from './answer.js';

/** The pages of a person's sign-in, for whom Teams cannot sign in silently. */
export interface SignInPages {
  /** Entra's own address for a sign-in that is under way; undefined when there is no such. */
  readonly start: (id: string) => Promise<string | undefined>;
  /** What Entra leads back to, and its script. */
  readonly page: string;
  readonly script: string;
}

/** Teams opens it in a window of its own, so it is in no frame. */
const policy =
  "default-src 'none'; script-src 'self' https://res.cdn.office.net; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/signin/{id}` leads to Entra; `/signin/end` tells Teams how that ended. */
export function serveSignIn(
  server: Server,
  { start, page, script }: SignInPages,
  onError: (error: unknown) => void,
): void {
  server.get('/signin/end', async (_: Request, response: Response) => {
    const type = { 'Content-Type': 'text/html; charset=utf-8' };
    response.sendRaw(200, page, { ...type, 'Content-Security-Policy': policy });
  });
  server.get('/signin/end.js', async (_: Request, response: Response) => {
    const type = { 'Content-Type': 'text/javascript; charset=utf-8' };
    response.sendRaw(200, script, type);
  });
  server.get('/signin/:id', async (request: Request, response: Response) => {
    const id = /^[\w-]{20,100}$/.exec(String(request.params?.['id'] ?? ''))?.[0];
    const url = id && (await start(id).catch((error: unknown) => void onError(error)));
    if (url) response.sendRaw(302, '', { Location: url });
    else send(response, { status: 404 });
  });
}
