import { type Context, Hono } from 'hono';
import { delegatedPermissions } from './delegated-permissions.js';
import type { Entra } from './entra.js';
import { localOnly } from './local-only.js';
import type { UserTokens } from './user-tokens.js';

export interface AuthorizeOptions {
  readonly appId: string;
  readonly entra: () => Entra;
  readonly users: UserTokens;
  /** Those that are registered. */
  readonly redirectUris: () => readonly string[];
  readonly isConsented: () => boolean;
  readonly consent: () => void;
}

const consenting = 'Global Administrator';

/**
 * Entra's page for people, without its looks: GET tells what it would show, POST presses one of its buttons
 * (`{"person", "accept"}`) and is led back to the application.
 */
export function authorizeRoutes(options: AuthorizeOptions): Hono {
  const app = new Hono();
  const path = '/:tenant/oauth2/v2.0/authorize';
  app.use(path, localOnly);
  app.get(path, (c) => {
    const fault = faultOf(c, options);
    return fault ? c.json({ error: fault }, 400) : c.json(shown(c, options));
  });
  app.post(path, async (c) => {
    const fault = faultOf(c, options);
    if (fault) return c.json({ error: fault }, 400);
    const { person, accept } = (await c.req.json().catch(() => ({}))) as Record<string, unknown>;
    return c.redirect(answerTo(c, options, String(person), accept === true), 302);
  });
  return app;
}

/** For this machine Entra does not look at ports. Source: learn.microsoft.com/entra/identity-platform/reply-url. */
const withoutLocalPort = (uri: string): string =>
  uri.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1)):\d+\//, '$1/');

function faultOf(c: Context, { appId, redirectUris }: AuthorizeOptions): string | undefined {
  const { client_id: client, redirect_uri: back, response_type: type } = c.req.query();
  if (client !== appId)
    return `AADSTS700016: Application with identifier '${client}' was not found.`;
  if (type !== 'code') return 'AADSTS900144: response_type is code.';
  return back !== undefined && redirectUris().map(withoutLocalPort).includes(withoutLocalPort(back))
    ? undefined
    : `AADSTS50011: The redirect URI '${back}' does not match the redirect URIs configured.`;
}

function shown(c: Context, { isConsented }: AuthorizeOptions): object {
  return {
    asks: isConsented() ? [] : delegatedPermissions.map(({ says }) => says),
    factor: c.req.query('claims') !== undefined,
    consentedBy: consenting,
  };
}

/** Consent needs an administrator; another factor anybody can give. */
function answerTo(c: Context, options: AuthorizeOptions, name: string, accept: boolean): string {
  const { redirect_uri: back = '', state = '', claims } = c.req.query();
  const { entra, users, isConsented, consent } = options;
  const user = entra().user(name);
  const url = new URL(back);
  url.searchParams.set('state', state);
  const mayConsent =
    user &&
    entra()
      .rolesOf(user.objectId)
      .some((r) => r.displayName === consenting);
  if (!user || !accept || !(isConsented() || mayConsent)) {
    url.searchParams.set('error', 'access_denied');
    return url.href;
  }
  if (!isConsented()) consent();
  if (claims !== undefined) users.strengthen(user.objectId);
  url.searchParams.set('code', 'sandbox-code');
  return url.href;
}
