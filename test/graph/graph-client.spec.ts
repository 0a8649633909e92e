import assert from 'node:assert/strict';
import { TenantFailure } from '../../src/domain/failure.js';
import { GraphClient, type GraphOptions } from '../../src/graph/graph-client.js';
import { type AnswerServer, answerServer } from '../support/answer-server.js';

const now = new Date('2026-11-23T12:00:00.000Z');
const busy = { status: 503 };

describe('GraphClient', () => {
  let server: AnswerServer;
  let elsewhere: AnswerServer;
  let waits: number[];
  let tokens: (readonly [scope: string, skipCache: boolean | undefined])[];

  before(async () => {
    server = await answerServer();
    elsewhere = await answerServer();
  });
  beforeEach(() => {
    server.clear();
    elsewhere.clear();
    waits = [];
    tokens = [];
  });
  after(() => Promise.all([server.close(), elsewhere.close()]));

  const client = (change: Partial<GraphOptions> = {}) =>
    new GraphClient({
      baseUrl: server.url,
      getToken: async (scope, { skipCache } = {}) => {
        tokens.push([scope, skipCache]);
        return `token-${tokens.length}`;
      },
      fetch: globalThis.fetch,
      clock: () => now,
      newId: () => 'the-id',
      timeoutMs: 10_000,
      retryBudgetMs: 60_000,
      random: () => 0.5,
      sleep: async (ms) => void waits.push(ms),
      ...change,
    });

  async function failureOf(work: Promise<unknown>): Promise<TenantFailure> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof TenantFailure, String(error));
    assert.equal(error.service, 'graph');
    return error;
  }

  it('asks for a resource with a token for Graph and an id of the request', async () => {
    server.rest = { body: { id: 'x' } };
    assert.deepEqual(await client().get('/users/x?$select=id'), { id: 'x' });
    const [asked] = server.asked;
    assert.deepEqual([asked?.method, asked?.url], ['GET', '/v1.0/users/x?$select=id']);
    assert.equal(asked?.headers.authorization, 'Bearer token-1');
    assert.equal(asked?.headers['client-request-id'], 'the-id');
    assert.deepEqual(tokens, [['https://graph.microsoft.com/.default', false]]);
  });

  describe('a collection', () => {
    const items = async (path = '/users') => (await client().all(path)).map(({ id }) => id);

    it('is read page after page', async () => {
      server.queue.push(
        {
          body: { value: [{ id: 1 }], '@odata.nextLink': `${server.url}/v1.0/users?$skiptoken=2` },
        },
        { body: { value: [], '@odata.nextLink': `${server.url}/v1.0/users?$skiptoken=3` } },
        { body: { value: [{ id: 2 }, { id: 3 }] } },
      );
      assert.deepEqual(await items(), [1, 2, 3]);
      assert.deepEqual(
        server.asked.map(({ url }) => url),
        ['/v1.0/users', '/v1.0/users?$skiptoken=2', '/v1.0/users?$skiptoken=3'],
      );
    });

    it('is not followed in a circle', async () => {
      const next = (page: number) => `${server.url}/v1.0/users?$skiptoken=${page}`;
      server.queue.push({ body: { value: [], '@odata.nextLink': next(2) } });
      server.rest = { body: { value: [], '@odata.nextLink': next(2) } };
      assert.equal((await failureOf(items())).fault, 'badData');
      assert.equal(server.asked.length, 2);
    });

    it('is read no further than it is wanted', async () => {
      server.rest = {
        body: { value: [{ id: 1 }], '@odata.nextLink': `${server.url}/v1.0/users?$skiptoken=2` },
      };
      for await (const _ of client().list('/users')) break;
      assert.equal(server.asked.length, 1);
    });

    it('is asked for its next page while this one is taken, once somebody came back', async () => {
      for (const page of [2, 3]) {
        const next = `${server.url}/v1.0/users?$skiptoken=${page}`;
        server.queue.push({ body: { value: [{ id: page }], '@odata.nextLink': next } });
      }
      server.rest = { status: 400 };
      let taken = 0;
      for await (const _ of client().pages('/users')) {
        taken += 1;
        if (taken < 2) continue;
        // It would wait for ever if nobody asked before the second page was taken.
        await server.untilAsked(3);
        break;
      }
      // A rejection that nobody handles fails the run.
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(taken, 2);
    });

    it('is not followed to another host: the token stays here', async () => {
      server.rest = { body: { value: [], '@odata.nextLink': `${elsewhere.url}/v1.0/users` } };
      const failure = await failureOf(items());
      assert.deepEqual([failure.fault, failure.asked], ['badData', '/users']);
      assert.deepEqual(elsewhere.asked, []);
    });

    for (const link of ['', 'next', '/v1.0/users?$skiptoken=2', 'https://:bad:']) {
      it(`is not followed to ${JSON.stringify(link)}`, async () => {
        server.rest = { body: { value: [], '@odata.nextLink': link } };
        assert.equal((await failureOf(items())).fault, 'badData');
        assert.equal(server.asked.length, 1);
      });
    }

    for (const body of [{}, { value: {} }, { value: [1] }, { value: [null] }, { value: [[]] }]) {
      it(`is bad data: ${JSON.stringify(body)}`, async () => {
        server.rest = { body };
        assert.equal((await failureOf(items())).fault, 'badData');
      });
    }
  });

  for (const body of ['', '<html>', '[]', 'null', '"text"', '{"id":']) {
    it(`takes for no resource: ${JSON.stringify(body)}`, async () => {
      server.rest = { body };
      assert.equal((await failureOf(client().get('/organization'))).fault, 'badData');
    });
  }

  it('does not follow a redirect', async () => {
    server.rest = { status: 302, headers: { location: `${elsewhere.url}/v1.0/users` } };
    await failureOf(client().get('/users'));
    assert.deepEqual(elsewhere.asked, []);
  });

  it('names what was asked without whom it was about', async () => {
    server.rest = { status: 403 };
    for (const [path, named] of [
      ['/users/grace%40contoso.com?$select=id', '/users/…'],
      ['/users/1-2/transitiveMemberOf?$top=999', '/users/…/transitiveMemberOf'],
      ['/users?$filter=mail%20eq%20x', '/users'],
      [
        "/servicePrincipals(appId='1-2')/transitiveMemberOf",
        '/servicePrincipals(…)/transitiveMemberOf',
      ],
    ] as const) {
      assert.equal((await failureOf(client().get(path))).asked, named);
    }
  });

  describe('a token that is not taken any more', () => {
    it('is asked for once anew, past the cache', async () => {
      server.queue.push({ status: 401 });
      await client().get('/users');
      assert.deepEqual(
        tokens.map(([, skipCache]) => skipCache),
        [false, true],
      );
      assert.equal(server.asked[1]?.headers.authorization, 'Bearer token-2');
      assert.deepEqual(waits, []);
    });

    it('is not asked for twice', async () => {
      server.rest = { status: 401 };
      assert.equal((await failureOf(client().get('/users'))).fault, 'signIn');
      assert.equal(server.asked.length, 2);
    });
  });

  describe('its attempts', () => {
    for (const status of [408, 429, 503, 504]) {
      it(`go on after ${status}, with longer and longer waits`, async () => {
        server.queue.push({ status }, { status });
        await client().get('/users');
        assert.deepEqual(waits, [500, 1000]);
      });
    }

    for (const status of [400, 403, 404, 500, 502]) {
      it(`end with ${status}`, async () => {
        server.rest = { status };
        await failureOf(client().get('/users'));
        assert.equal(server.asked.length, 1);
        assert.deepEqual(waits, []);
      });
    }

    it('end when the budget is spent', async () => {
      server.rest = busy;
      const failure = await failureOf(client({ retryBudgetMs: 3500 }).get('/users'));
      assert.equal(failure.fault, 'serviceError');
      assert.deepEqual(waits, [500, 1000, 2000]);
    });

    it('end also with a service that says: at once', async () => {
      server.rest = { ...busy, headers: { 'retry-after': '0' } };
      await failureOf(client({ retryBudgetMs: 3500 }).get('/users'));
      assert.deepEqual(waits, [500, 1000, 2000]);
    });

    it('wait as long as they are told, in seconds or until a moment', async () => {
      const until = new Date(now.getTime() + 9000).toUTCString();
      server.queue.push(
        { status: 429, headers: { 'retry-after': '7' } },
        { status: 503, headers: { 'retry-after': until } },
      );
      await client().get('/users');
      assert.deepEqual(waits, [7000, 9000]);
    });

    it('do not wait longer than the budget', async () => {
      server.rest = { status: 429, headers: { 'retry-after': '600' } };
      const failure = await failureOf(client().get('/users'));
      assert.deepEqual([failure.fault, failure.retryAfter], ['throttled', 600_000]);
      assert.deepEqual(waits, []);
    });

    it('end as a failure of the tenant when the asker gives up in the middle of a wait', async () => {
      server.rest = busy;
      const asker = new AbortController();
      const sleep = async (_: number, signal?: AbortSignal) => {
        assert.equal(signal, asker.signal);
        asker.abort();
        signal?.throwIfAborted();
      };
      const failure = await failureOf(client({ sleep }).get('/users', asker.signal));
      assert.equal(failure.fault, 'serviceError');
    });
  });

  describe('without an answer', () => {
    it('is unreachable when the connection broke', async () => {
      for (const told of ['drop', 'break off'] as const) {
        server.rest = told;
        const failure = await failureOf(client().get('/users'));
        assert.deepEqual([failure.fault, failure.asked], ['unreachable', '/users']);
        assert.ok(failure.cause instanceof Error);
      }
    });

    it('is timed out when time is over', async () => {
      server.rest = 'silence';
      const failure = await failureOf(client({ timeoutMs: 20 }).get('/users'));
      assert.equal(failure.fault, 'timedOut');
    });

    for (const reason of [undefined, new Error('the person left')]) {
      it(`is timed out when the asker gives up, for ${reason?.message ?? 'no reason'}`, async () => {
        server.rest = 'silence';
        const asker = new AbortController();
        const fetching: typeof fetch = (...given) => {
          const response = fetch(...given);
          asker.abort(reason);
          return response;
        };
        const failure = await failureOf(client({ fetch: fetching }).get('/users', asker.signal));
        assert.equal(failure.fault, 'timedOut');
      });
    }

    it('is as the authority failed when there was no token', async () => {
      const noToken = new TenantFailure('authority', 'consent');
      const work = client({ getToken: () => Promise.reject(noToken) }).get('/users');
      await assert.rejects(work, (error) => error === noToken);
      assert.deepEqual(server.asked, []);
    });
  });
});
