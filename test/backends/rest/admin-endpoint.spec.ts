import assert from 'node:assert/strict';
import {
  AdminEndpoint,
  type AdminEndpointOptions,
  type AdminRequest,
} from '../../../src/backends/rest/admin-endpoint.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import { type AnswerServer, answerServer } from '../../support/answer-server.js';
import { freePort } from '../../support/free-port.js';

const now = new Date('2026-11-23T12:00:00.000Z');
const tenantId = '11111111-1111-4111-8111-111111111111';
const unauthorized = { status: 401, body: '' };
const busy = { status: 503, body: '' };

describe('AdminEndpoint', () => {
  let server: AnswerServer;
  let waits: number[];
  let tokens: { scope: string; skipCache: boolean | undefined; signal: AbortSignal | undefined }[];
  let ids: number;

  before(async () => {
    server = await answerServer();
  });
  beforeEach(() => {
    server.clear();
    waits = [];
    tokens = [];
    ids = 0;
  });
  after(() => server.close());

  const endpoint = (change: Partial<AdminEndpointOptions> = {}) =>
    new AdminEndpoint({
      baseUrl: server.url,
      tenantId,
      appId: 'app',
      getToken: async (scope, { skipCache, signal } = {}) => {
        tokens.push({ scope, skipCache, signal });
        return `token-${tokens.length}`;
      },
      fetch: globalThis.fetch,
      clock: () => now,
      newId: () => `id-${++ids}`,
      timeoutMs: 10_000,
      retryBudgetMs: 60_000,
      random: () => 0.5,
      sleep: async (ms) => void waits.push(ms),
      ...change,
    });

  const request = (change: Partial<AdminRequest> = {}): AdminRequest => ({
    cmdlet: 'Get-MobileDevice',
    isWrite: false,
    url: new URL('/adminapi/beta/x/InvokeCommand', server.url),
    init: { method: 'POST', body: '{"a":1}', headers: { 'X-CmdletName': 'Get-MobileDevice' } },
    signal: undefined,
    ...change,
  });
  const write = (change: Partial<AdminRequest> = {}) =>
    request({ cmdlet: 'Set-CASMailbox', isWrite: true, ...change });

  async function failureOf(work: Promise<unknown>): Promise<TenantFailure> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof TenantFailure, String(error));
    return error;
  }

  describe('what it sends', () => {
    it('is the request, with a token and what the service wants to know', async () => {
      server.rest = { body: { value: [] } };
      const answer = await endpoint().ask(request());
      assert.deepEqual([answer.status, answer.text], [200, '{"value":[]}']);
      const [asked] = server.asked;
      assert.ok(asked);
      assert.deepEqual([asked.method, asked.body], ['POST', '{"a":1}']);
      assert.equal(asked.url, '/adminapi/beta/x/InvokeCommand');
      const { headers } = asked;
      assert.equal(headers.authorization, 'Bearer token-1');
      assert.equal(headers['content-type'], 'application/json; charset=utf-8');
      assert.equal(headers['x-cmdletname'], 'Get-MobileDevice');
      assert.match(
        String(headers['x-anchormailbox']),
        new RegExp(`^APP:SystemMailbox.*@${tenantId}$`),
      );
      assert.equal(headers['prefer'], 'odata.maxpagesize=1000');
    });

    it('is routed by the mailbox of the person whose token it carries', async () => {
      server.rest = { body: { value: [] } };
      await endpoint({ userPrincipalName: 'alice@contoso.com' }).ask(request());
      assert.equal(server.asked[0]?.headers['x-anchormailbox'], 'UPN:alice@contoso.com');
    });

    it('has an id of its own each time, and one of the connection always', async () => {
      const one = endpoint();
      server.queue.push(busy);
      await one.ask(request());
      await one.ask(request());
      const named = (name: string) => server.asked.map(({ headers }) => headers[name]);
      assert.deepEqual(named('client-request-id'), ['id-2', 'id-3', 'id-4']);
      assert.deepEqual(named('connection-id'), ['id-1', 'id-1', 'id-1']);
    });

    for (const [baseUrl, scope] of [
      ['https://outlook.office365.us', 'https://outlook.office365.us/.default'],
      ['http://127.0.0.1:1', 'https://outlook.office365.com/.default'],
    ] as const) {
      it(`takes a token for ${baseUrl} of ${scope}`, async () => {
        const answering: typeof fetch = async () => new Response('{}');
        const one = endpoint({ baseUrl, fetch: answering });
        await one.ask(request({ url: new URL(`${baseUrl}/x`) }));
        assert.deepEqual(
          tokens.map((each) => each.scope),
          [scope],
        );
      });
    }

    it('goes nowhere without a token', async () => {
      const noToken = new TenantFailure('authority', 'signIn');
      const one = endpoint({ getToken: () => Promise.reject(noToken) });
      await assert.rejects(one.ask(request()), (error) => error === noToken);
      assert.deepEqual(server.asked, []);
    });

    it('goes nowhere for who gave up while the token was fetched, and a write did nothing', async () => {
      const asker = new AbortController();
      const one = endpoint({
        getToken: async (_, options) => {
          assert.equal(options?.signal, asker.signal);
          asker.abort();
          return 'token';
        },
      });
      const failure = await failureOf(one.ask(write({ signal: asker.signal })));
      assert.deepEqual([failure.fault, failure.outcome], ['timedOut', 'none']);
      assert.deepEqual(server.asked, []);
    });

    it('goes to no other host, whatever the page before named', async () => {
      const url = new URL('http://127.0.0.2:1/next');
      const failure = await failureOf(endpoint().ask(request({ url })));
      assert.equal(failure.fault, 'badData');
      assert.deepEqual(server.asked, []);
    });
  });

  describe('a token that is not taken any more', () => {
    it('is asked for once anew, past the cache; also of a write, which did nothing', async () => {
      for (const ask of [request(), write()]) {
        server.clear();
        tokens = [];
        server.queue.push(unauthorized);
        await endpoint().ask(ask);
        assert.deepEqual(
          tokens.map(({ skipCache }) => skipCache),
          [false, true],
        );
        assert.deepEqual(
          server.asked.map(({ headers }) => headers.authorization),
          ['Bearer token-1', 'Bearer token-2'],
        );
      }
      assert.deepEqual(waits, []);
    });

    it('is not asked for twice', async () => {
      server.rest = unauthorized;
      const failure = await failureOf(endpoint().ask(request()));
      assert.equal(failure.fault, 'signIn');
      assert.equal(server.asked.length, 2);
    });
  });

  describe('a read', () => {
    for (const status of [408, 429, 503, 504]) {
      it(`is asked again after ${status}`, async () => {
        server.queue.push({ status, body: '' }, { status, body: '' });
        assert.equal((await endpoint().ask(request())).status, 200);
        assert.equal(server.asked.length, 3);
        assert.deepEqual(waits, [500, 1000]);
      });
    }

    for (const told of ['drop', 'break off'] as const) {
      it(`is asked again after the connection broke (${told})`, async () => {
        server.queue.push(told);
        assert.equal((await endpoint().ask(request())).status, 200);
        assert.deepEqual(waits, [500]);
      });
    }

    for (const status of [400, 403, 404, 500, 502]) {
      it(`is not asked again after ${status}`, async () => {
        server.rest = { status, body: '' };
        await failureOf(endpoint().ask(request()));
        assert.equal(server.asked.length, 1);
        assert.deepEqual(waits, []);
      });
    }

    it('is asked again after a 500 whose words are those of throttling', async () => {
      server.queue.push({ status: 500, body: { error: { message: 'Micro delay applied.' } } });
      assert.equal((await endpoint().ask(request())).status, 200);
    });

    it('is asked until the budget is spent, and then fails as it last did', async () => {
      server.queue.push({ status: 429, body: '' });
      server.rest = busy;
      const failure = await failureOf(endpoint({ retryBudgetMs: 3500 }).ask(request()));
      assert.equal(failure.fault, 'serviceError');
      assert.deepEqual(waits, [500, 1000, 2000]);
    });

    it('waits as long as it is told, in seconds or until a moment', async () => {
      const until = new Date(now.getTime() + 9000).toUTCString();
      server.queue.push(
        { status: 429, headers: { 'retry-after': '7' }, body: '' },
        { status: 503, headers: { 'retry-after': until }, body: '' },
      );
      await endpoint().ask(request());
      assert.deepEqual(waits, [7000, 9000]);
    });

    it('does not wait longer than its budget, and says how long it was told to', async () => {
      server.rest = { status: 429, headers: { 'retry-after': '600' }, body: '' };
      const failure = await failureOf(endpoint().ask(request()));
      assert.deepEqual([failure.fault, failure.retryAfter], ['throttled', 600_000]);
      assert.deepEqual(waits, []);
    });

    it('ends in the middle of a wait when its asker gives up', async () => {
      server.rest = busy;
      const asker = new AbortController();
      const sleep = async (_: number, signal?: AbortSignal) => {
        assert.equal(signal, asker.signal);
        asker.abort();
        signal?.throwIfAborted();
      };
      const failure = await failureOf(endpoint({ sleep }).ask(request({ signal: asker.signal })));
      assert.equal(failure.fault, 'serviceError');
      assert.equal(server.asked.length, 1);
    });

    it('ends in the middle of the request when its asker gives up', async () => {
      server.rest = 'silence';
      const asker = new AbortController();
      const fetching: typeof fetch = (...given) => {
        const response = fetch(...given);
        asker.abort();
        return response;
      };
      const one = endpoint({ fetch: fetching });
      const failure = await failureOf(one.ask(request({ signal: asker.signal })));
      assert.equal(failure.fault, 'timedOut');
    });

    it('ends when time is over, and is not asked again', async () => {
      server.rest = 'silence';
      const failure = await failureOf(endpoint({ timeoutMs: 20 }).ask(request()));
      assert.deepEqual([failure.fault, failure.outcome], ['timedOut', 'none']);
      assert.deepEqual(waits, []);
    });
  });

  describe('a write', () => {
    for (const told of [busy, { status: 504 }, { status: 408 }, 'drop', 'break off'] as const) {
      const what = typeof told === 'string' ? told : told.status;
      it(`that may have been done is not sent again after ${what}`, async () => {
        server.rest = told;
        const failure = await failureOf(endpoint().ask(write()));
        assert.equal(failure.outcome, 'unknown');
        assert.equal(server.asked.length, 1);
        assert.deepEqual(waits, []);
      });
    }

    it('that surely was not done for being one too many is sent again', async () => {
      server.queue.push({ status: 429, headers: { 'retry-after': '2' }, body: '' });
      assert.equal((await endpoint().ask(write())).status, 200);
      assert.deepEqual(waits, [2000]);
    });

    it('is tried again while nobody listens, and did nothing', async () => {
      const baseUrl = `http://127.0.0.1:${await freePort()}`;
      const one = endpoint({ baseUrl, retryBudgetMs: 1500 });
      const failure = await failureOf(one.ask(write({ url: new URL(`${baseUrl}/x`) })));
      assert.deepEqual([failure.fault, failure.outcome], ['unreachable', 'none']);
      assert.deepEqual(waits, [500, 1000]);
    });

    it('that ran out of time may have been done', async () => {
      server.rest = 'silence';
      const failure = await failureOf(endpoint({ timeoutMs: 20 }).ask(write()));
      assert.deepEqual([failure.fault, failure.outcome], ['timedOut', 'unknown']);
    });
  });

  it('keeps the token out of its failures', async () => {
    for (const told of ['drop', { status: 500, body: 'Bearer token-1 was refused' }] as const) {
      server.rest = told;
      const failure = await failureOf(endpoint({ retryBudgetMs: 0 }).ask(request()));
      assert.doesNotMatch(`${failure.message} ${failure.said} ${failure.stack}`, /token-1/);
    }
  });
});
