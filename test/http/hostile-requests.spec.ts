import assert from 'node:assert/strict';
import { type HttpServer, type Knocker, startHttpServer } from '../../src/http/http-server.js';
import { head, knock } from '../support/knock.js';

const json = { 'Content-Type': 'application/json' };
const known = 'Bearer right';

describe('the door, before anything is believed', () => {
  const knocked: Knocker[] = [];
  const received: unknown[] = [];
  const refused: { address: string; count: number }[] = [];
  const failures: unknown[] = [];
  let server: HttpServer;
  before(async () => {
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      trustedProxies: ['127.0.0.1'],
      clock: () => new Date(0),
      enter: async (knocker) => {
        knocked.push(knocker);
        if (knocker.authorization !== known) return { status: 401 };
        return async (body) => {
          received.push(body);
          return { status: 200 };
        };
      },
      evidence: async () => undefined,
      isReady: async () => true,
      onError: (error) => failures.push(error),
      onRefused: (each) => void refused.push(each),
    });
  });
  after(() => server.close(1000));
  beforeEach(() => {
    for (const list of [knocked, received, refused, failures]) list.length = 0;
  });

  const message = (headers: { readonly [name: string]: string | number } = {}, body = '{}') =>
    `${head('POST /api/messages', { ...json, 'Content-Length': body.length, ...headers })}${body}`;

  it('refuses who proves nothing before a byte of the message came', async () => {
    const claimed = head('POST /api/messages', { ...json, 'Content-Length': 100_000 });
    const { statuses, text } = await knock(server.port, claimed);
    assert.deepEqual(statuses, [401]);
    assert.match(text, /\{"error":"Unauthorized"\}/);
    assert.match(text, /^www-authenticate: Bearer\r$/im);
    assert.deepEqual([received, failures], [[], []]);
  });

  it('says of a token that it is none, and of no token that one is needed, as RFC 6750 does', async () => {
    const wrong = await knock(server.port, message({ Authorization: 'Bearer wrong' }));
    assert.match(wrong.text, /^www-authenticate: Bearer error="invalid_token"\r$/im);
    const none = await knock(server.port, message());
    assert.match(none.text, /^www-authenticate: Bearer\r$/im);
    assert.deepEqual((await knock(server.port, message({ Authorization: known }))).statuses, [200]);
  });

  it('tells of the strangers by the address that a trusted proxy gives', async () => {
    await knock(server.port, message({ 'X-Forwarded-For': '127.0.0.1, 203.0.113.5' }));
    assert.deepEqual(refused, [{ address: '203.0.113.5', count: 1 }]);
    assert.equal(knocked[0]?.caller.address, '203.0.113.5');
    assert.equal(knocked[0]?.caller.isForwarded, true);
  });

  const everyAnswer: { readonly [what: string]: string } = {
    'what is well': head('GET /healthz', {}),
    'what is not there': head('GET /nowhere', {}),
    'a method that is not': head('DELETE /api/messages', {}),
    'a stranger': message(),
    'a message': message({ Authorization: known }),
    'what is no JSON': message({ Authorization: known }, 'x'),
    'what is too large': message({ Authorization: known, 'Content-Length': 1e9 }, ''),
    'what is no HTTP': 'hunter2\r\n\r\n',
    'a head that is too long': head('GET /healthz', { 'X-Long': 'x'.repeat(20_000) }),
    'a file that is not': head('GET /evidence/none.html', {}),
  };
  for (const [what, bytes] of Object.entries(everyAnswer)) {
    it(`answers ${what} with every header of security`, async () => {
      const { text, statuses } = await knock(server.port, bytes);
      assert.equal(statuses.length, 1, text);
      for (const header of [
        'x-content-type-options: nosniff',
        'cache-control: no-store',
        'referrer-policy: no-referrer',
        "content-security-policy: default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy: same-origin',
      ]) {
        assert.ok(text.toLowerCase().includes(`\r\n${header}\r\n`), `${header} in ${text}`);
      }
      assert.doesNotMatch(text, /^(server|x-powered-by|access-control-\w+|strict-transport)/im);
      assert.doesNotMatch(text, /hunter2/);
    });
  }

  it('asks browsers for https only where a trusted proxy says that it is', async () => {
    for (const [proto, isAsked] of [
      ['https', true],
      ['http', false],
    ] as const) {
      for (const path of ['/healthz', '/nowhere']) {
        const { text } = await knock(
          server.port,
          head(`GET ${path}`, { 'X-Forwarded-Proto': proto }),
        );
        assert.equal(/^strict-transport-security: max-age=31536000\r$/im.test(text), isAsked, text);
      }
    }
  });

  const line = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
  const wrong: { readonly [what: string]: string } = {
    'two lengths': line(
      'POST /api/messages HTTP/1.1',
      'Host: x',
      'Content-Length: 2',
      'Content-Length: 3',
    ),
    'a length and chunks': line(
      'POST /api/messages HTTP/1.1',
      'Host: x',
      'Content-Length: 2',
      'Transfer-Encoding: chunked',
    ),
    'an encoding that hides chunks': line(
      'POST /api/messages HTTP/1.1',
      'Host: x',
      'Transfer-Encoding: chunked, identity',
    ),
    'a space before the colon': line(
      'POST /api/messages HTTP/1.1',
      'Host: x',
      'Content-Length : 2',
    ),
    'a header that goes on in the next line': line(
      'GET /healthz HTTP/1.1',
      'Host: x',
      'X-A: 1',
      ' 2',
    ),
    'a zero in a header': line('GET /healthz HTTP/1.1', 'Host: x', 'X-A: \0'),
    'no host': line('GET /healthz HTTP/1.1'),
    'a length below nothing': line('POST /api/messages HTTP/1.1', 'Host: x', 'Content-Length: -1'),
    'a length in words': line('POST /api/messages HTTP/1.1', 'Host: x', 'Content-Length: two'),
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    it(`takes no request with ${what}, nor what comes after it`, async () => {
      const { statuses } = await knock(server.port, bytes, head('GET /healthz', {}));
      assert.equal(statuses.length, 1);
      assert.match(String(statuses), /^4\d\d$/);
      assert.deepEqual([received, failures], [[], []]);
    });
  }

  it('takes the first of two tokens, and never a mixture of them', async () => {
    const two = (first: string, second: string) =>
      `${head('POST /api/messages', { ...json, 'Content-Length': 2, Authorization: first }).replace('\r\n\r\n', '')}\r\nAuthorization: ${second}\r\n\r\n{}`;
    assert.deepEqual((await knock(server.port, two('Bearer wrong', known))).statuses, [401]);
    assert.deepEqual((await knock(server.port, two(known, 'Bearer wrong'))).statuses, [200]);
    assert.ok(knocked.every(({ authorization }) => !authorization?.includes(',')));
  });

  it('answers requests that follow each other unasked one by one, each by its own right', async () => {
    const open = (text: string) => text.replace('Connection: close\r\n', '');
    const { statuses } = await knock(
      server.port,
      open(message({ Authorization: known }, '{"a":1}')) +
        open(message({}, '{"a":2}')) +
        open(head('GET /healthz', {})) +
        message({ Authorization: known }, '{"a":3}'),
    );
    assert.deepEqual(statuses, [200, 401, 200, 200]);
    assert.deepEqual(received, [{ a: 1 }, { a: 3 }]);
  });

  it('lets nobody send a message who waits to be asked for it and has no token', async () => {
    const waiting = head('POST /api/messages', {
      ...json,
      'Content-Length': 2,
      Expect: '100-continue',
    });
    const stranger = await knock(server.port, waiting);
    assert.deepEqual(stranger.statuses.at(-1), 401);
    const ours = waiting.replace('Expect', `Authorization: ${known}\r\nExpect`);
    const friend = await knock(server.port, ours, { pauseMs: 50 }, '{}');
    assert.deepEqual(friend.statuses, [100, 200]);
    assert.deepEqual(received, [{}]);
  });

  for (const [request, status] of [
    ['HEAD /api/messages', 405],
    ['OPTIONS /api/messages', 405],
    ['HEAD /nowhere', 404],
  ] as const) {
    it(`answers ${request} with ${status}, and no other site a word of leave`, async () => {
      const asked = head(request, {
        Origin: 'https://evil.example',
        'Access-Control-Request-Method': 'POST',
      });
      const { statuses, text } = await knock(server.port, asked);
      assert.deepEqual(statuses, [status]);
      assert.doesNotMatch(text, /access-control/i);
    });
  }

  it('stays open to those who have a token while strangers flood it', async () => {
    const unknown = message({ 'X-Forwarded-For': '203.0.113.77' });
    const strangers = Array.from({ length: 300 }, () => knock(server.port, unknown));
    const friend = await knock(server.port, message({ Authorization: known }, '{"mine":1}'));
    assert.deepEqual([friend.statuses, received], [[200], [{ mine: 1 }]]);
    for (const { statuses } of await Promise.all(strangers)) assert.deepEqual(statuses, [401]);
    assert.deepEqual(
      refused.map(({ count }) => count),
      [1, 10, 100],
    );
  });
});
