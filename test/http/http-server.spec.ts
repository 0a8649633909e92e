import assert from 'node:assert/strict';
import { type HttpServer, type Knocker, startHttpServer } from '../../src/http/http-server.js';
import { head, knock } from '../support/knock.js';
import { Latch } from '../support/latch.js';

interface Inbound extends Knocker {
  readonly json: unknown;
}

describe('the HTTP server', () => {
  const got: Inbound[] = [];
  const failures: unknown[] = [];
  let isReady: () => Promise<boolean>;
  let receive: (inbound: Inbound) => Promise<{ status: number; body?: unknown }>;
  let server: HttpServer;
  const start = () =>
    startHttpServer({
      host: '127.0.0.1',
      port: 0,
      trustedProxies: [],
      clock: () => new Date(),
      enter: async (knocker) => (json) => receive({ ...knocker, json }),
      evidence: async () => undefined,
      isReady: () => isReady(),
      onError: (error) => failures.push(error),
    });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, init);
  const post = (headers: { readonly [name: string]: string } = {}) =>
    ask('/api/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });

  before(async () => {
    server = await start();
  });
  after(() => server.close(1000));
  beforeEach(() => {
    got.length = 0;
    failures.length = 0;
    isReady = async () => true;
    receive = async (inbound) => {
      got.push(inbound);
      return { status: 200 };
    };
  });

  for (const path of [
    '/',
    '/api',
    '/API/MESSAGES',
    '/api/messages/more',
    '/%2e%2e/package.json',
    '/healthz/..',
    '/favicon.ico',
    `/${'x'.repeat(4000)}`,
  ]) {
    it(`knows no ${path.slice(0, 30)}`, async () => {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const { statuses, text } = await knock(server.port, head(`${method} ${path}`, {}));
        assert.deepEqual(statuses, [404]);
        assert.match(text, /\r\n\{"error":"Not found"\}\r\n/);
      }
      assert.deepEqual([got, failures], [[], []]);
    });
  }

  for (const [path, methods] of [
    ['/api/messages', ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']],
    ['/healthz', ['POST', 'PUT', 'DELETE']],
    ['/readyz', ['POST', 'PUT', 'DELETE']],
  ] as const) {
    for (const method of methods) {
      it(`answers ${method} ${path} with 405`, async () => {
        const { statuses, text } = await knock(server.port, head(`${method} ${path}`, {}));
        assert.deepEqual(statuses, [405]);
        assert.match(text, /\r\n\{"error":"Method not allowed"\}\r\n/);
        assert.deepEqual([got, failures], [[], []]);
      });
    }
  }

  it('survives all of it: hundreds of wrong requests side by side', async () => {
    const wrong = ['GET /', 'GET /api/messages', 'HEAD /nowhere', 'POST /healthz'];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        knock(server.port, head(wrong[n % wrong.length] ?? '', {})),
      ),
    );
    for (const { statuses } of answers) assert.match(String(statuses), /^40[45]$/);
    assert.equal((await ask('/healthz')).status, 200);
  });

  it('says at /healthz that it is up, whether it is ready or not', async () => {
    isReady = async () => false;
    const response = await ask('/healthz');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'up' });
  });

  it('says at /readyz whether it can work, and never why not', async () => {
    const ready = await ask('/readyz');
    assert.equal(ready.status, 200);
    assert.deepEqual(await ready.json(), { status: 'ready' });
    const failing = async () => {
      throw new Error('postgres://bot:hunter2@db is down');
    };
    for (const unready of [async () => false, failing]) {
      isReady = unready;
      const response = await ask('/readyz');
      assert.equal(response.status, 503);
      assert.deepEqual(await response.json(), { error: 'Not ready' });
    }
  });

  it('answers 500 to a failure of ours, tells it to the log, and nobody else', async () => {
    const failure = new Error('hunter2');
    receive = async () => {
      throw failure;
    };
    const response = await post();
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { error: 'Internal error' });
    assert.deepEqual(failures, [failure]);
  });

  for (const [status, reason] of [
    [400, 'Bad request'],
    [401, 'Unauthorized'],
    [503, 'Not ready'],
  ] as const) {
    it(`answers ${status} with two words`, async () => {
      receive = async () => ({ status });
      const response = await post();
      assert.equal(response.status, status);
      assert.deepEqual(await response.json(), { error: reason });
    });
  }

  it('answers as it is told, with a body or without', async () => {
    receive = async () => ({ status: 200, body: { statusCode: 400, 值: '好' } });
    assert.deepEqual(await (await post()).json(), { statusCode: 400, 值: '好' });
    receive = async () => ({ status: 200 });
    assert.equal(await (await post()).text(), '');
  });

  it('says neither what it is made of, nor lets anybody keep or guess an answer', async () => {
    for (const response of [await ask('/healthz'), await ask('/nowhere'), await post()]) {
      assert.equal(response.headers.get('server'), null);
      assert.equal(response.headers.get('x-powered-by'), null);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }
  });

  it('tells who asks: the peer, its headers, and whether somebody stands between', async () => {
    await post({ authorization: 'Bearer x', origin: 'http://a.example' });
    const { authorization, caller } = got[0] ?? {};
    assert.equal(authorization, 'Bearer x');
    assert.deepEqual(caller, {
      address: '127.0.0.1',
      host: `127.0.0.1:${server.port}`,
      origin: 'http://a.example',
      isForwarded: false,
    });
    for (const name of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']) {
      await post({ [name]: '127.0.0.1' });
      assert.equal(got.at(-1)?.caller.isForwarded, true, name);
    }
  });

  it('takes an upgrade for the request that it is, and lets go of its connection', async () => {
    const upgrade = { Connection: 'Upgrade, close', Upgrade: 'websocket' };
    const asked = head('GET /healthz', upgrade).replace('Connection: close\r\n', '');
    assert.deepEqual((await knock(server.port, asked)).statuses, [200]);
  });

  it('says at /readyz that it ends soon, and answers everything else until it does', async () => {
    const other = await start();
    const url = `http://127.0.0.1:${other.port}`;
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    other.drain();
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    const headers = { 'content-type': 'application/json' };
    const told = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: '{}' });
    assert.equal(told.status, 200);
    assert.equal(got.length, 1);
    await other.close(1000);
  });

  it('lets what is under way end when it closes, and takes nothing new', async () => {
    const other = await start();
    const [begun, go] = [new Latch(), new Latch()];
    receive = async () => {
      begun.open();
      await go.opened;
      return { status: 200, body: { done: true } };
    };
    const url = `http://127.0.0.1:${other.port}/api/messages`;
    const headers = { 'content-type': 'application/json' };
    const answering = fetch(url, { method: 'POST', headers, body: '{}' });
    await begun.opened;
    const closing = other.close(60_000);
    await assert.rejects(fetch(url, { method: 'POST', headers, body: '{}' }));
    go.open();
    assert.deepEqual(await (await answering).json(), { done: true });
    await closing;
  });

  it('ends what does not end by itself when its time is over', async () => {
    const other = await start();
    const begun = new Latch();
    receive = () => {
      begun.open();
      return new Promise(() => {});
    };
    const json = { 'Content-Type': 'application/json', 'Content-Length': 2 };
    const hanging = knock(other.port, `${head('POST /api/messages', json)}{}`);
    const idle = knock(other.port, 'POST /api/messages HTTP/1.1\r\nHost: x\r\n');
    await begun.opened;
    await other.close(50);
    assert.deepEqual((await hanging).statuses, []);
    assert.deepEqual((await idle).statuses, []);
  });

  it('refuses to start where another listens', async () => {
    await assert.rejects(
      startHttpServer({
        host: '127.0.0.1',
        port: server.port,
        trustedProxies: [],
        clock: () => new Date(),
        enter: async () => ({ status: 200 }),
        evidence: async () => undefined,
        isReady: async () => true,
        onError: () => {},
      }),
      { code: 'EADDRINUSE' },
    );
  });
});
