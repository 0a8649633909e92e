import assert from 'node:assert/strict';
import { sandboxPeople } from '../../src/sandbox/people.js';
import type { Tenant } from '../../src/sandbox/tenant/tenant.js';
import { restBackend } from './rest-backend.js';

type Answer = () => Promise<Response>;

const empty = (status: number): Response => new Response('', { status });

function dropped(): never {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
}

/** What becomes of a request: it is applied, or not, and the answer is none, or not what happened. */
const faults: { readonly [name: string]: (apply: Answer) => Promise<Response> } = {
  'applied, then 500': async (apply) => apply().then(() => empty(500)),
  'applied, then 503': async (apply) => apply().then(() => empty(503)),
  'applied, then 504': async (apply) => apply().then(() => empty(504)),
  'applied, then dropped': async (apply) => apply().then(dropped),
  'applied, and the answer is cut': async (apply) => {
    const text = await (await apply()).text();
    return new Response(text.slice(0, Math.floor(text.length / 2)) || '{', { status: 200 });
  },
  dropped: async () => dropped(),
  '500': async () => empty(500),
  '503': async () => empty(503),
  '429': async () => empty(429),
  '401': async () => empty(401),
};

export interface FaultyExchangeOptions {
  readonly tenant: Tenant;
  readonly random: () => number;
  /** How many of a hundred requests that write, and that read, are hit. */
  readonly writes: number;
  readonly reads: number;
  readonly onFault: (fault: string) => void;
  /** What else happens while a change runs. */
  readonly beforeWrite: () => Promise<void>;
}

/**
 * The REST backend over the simulated tenant's own routes, without a network between: some requests are
 * applied and their answer is lost, others are not applied at all.
 */
export async function faultyExchange(options: FaultyExchangeOptions) {
  const { tenant, random, writes, reads, onFault, beforeWrite } = options;
  const { servicePrincipal } = sandboxPeople;
  const issued = await tenant.app.request(`/${sandboxPeople.tenant.id}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: servicePrincipal.appId,
      client_secret: 'sandbox-secret',
      scope: 'https://outlook.office365.com/.default',
    }),
  });
  const { access_token: token } = (await issued.json()) as { readonly access_token?: string };
  assert.ok(token);
  const names = Object.keys(faults);
  const faulty: typeof fetch = async (address, init) => {
    const apply: Answer = async () => tenant.app.request(String(address), init);
    const cmdlet = new Headers(init?.headers).get('x-cmdletname') ?? '';
    const isRead = cmdlet.startsWith('Get-');
    if (!isRead) await beforeWrite();
    const isHit = random() * 100 < (isRead ? reads : writes);
    const fault = names[Math.floor(random() * names.length)] ?? '';
    if (!isHit) return apply();
    onFault(`${isRead ? 'read' : 'write'}: ${fault}`);
    return faults[fault]?.(apply) ?? apply();
  };
  return restBackend('http://127.0.0.1', { fetch: faulty, getToken: async () => token });
}
