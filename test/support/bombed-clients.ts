import { RestBackend } from '../../src/backends/rest/rest-backend.js';
import { GraphClient } from '../../src/graph/graph-client.js';
import { createTokens } from '../../src/identity/tokens.js';
import { BotAuthentication } from '../../src/teams/bot-authentication.js';
import { wallTimer } from '../../src/teams/in-time.js';
import { SigningKeys } from '../../src/teams/signing-keys.js';

/**
 * Asks a service that answers with a bomb, as each client of the bot does, in a process with the heap of the bot in
 * production. Prints what came of each, and the largest memory that the process had.
 */
const [url = '', client = ''] = process.argv.slice(2);

const common = {
  fetch,
  clock: () => new Date(),
  newId: () => 'id',
  random: Math.random,
  sleep: async () => {},
  retryBudgetMs: 0,
  timeoutMs: 20_000,
  getToken: async () => 'token',
};

const rest = (): RestBackend =>
  new RestBackend({ ...common, baseUrl: url, tenantId: 'tenant', appId: 'app' });

async function drained(pages: AsyncIterable<readonly unknown[]>): Promise<void> {
  for await (const _ of pages);
}

const clients: { readonly [name: string]: () => Promise<unknown> } = {
  exchange: () =>
    drained(rest().run({ cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' } })),
  graph: () => new GraphClient({ ...common, baseUrl: url }).all('/users'),
  entra: () =>
    createTokens({
      appId: 'app',
      tenantId: '11111111-1111-4111-8111-111111111111',
      credential: { kind: 'secret', secret: { reveal: () => 'secret' } },
      authorityUrl: url,
      timeoutMs: 20_000,
      fetch,
    })('https://graph.microsoft.com/.default'),
  keys: () =>
    new SigningKeys({ metadataUrl: `${url}/keys`, fetch, clock: common.clock }).named('kid'),
  connector: async () => {
    const authentication = new BotAuthentication({
      appId: 'app',
      openIdMetadataUrl: `${url}/keys`,
      getToken: common.getToken,
      fetch,
      clock: common.clock,
      timer: wallTimer,
    });
    const { connectorFactory } = authentication.local();
    const connector = await connectorFactory?.create(url);
    await connector?.conversations.sendToConversation('a:1', { type: 'message', text: 'hello' });
  },
};

const outcome = await (clients[client] ?? (() => Promise.reject(new Error('no client'))))().then(
  () => 'answered',
  (error: unknown) => `refused ${Object(error).fault ?? Object(error).name}`,
);
const { maxRSS } = process.resourceUsage();
process.stdout.write(`${outcome}\n${Math.round(maxRSS / 1024)}\n`, () => process.exit(0));
