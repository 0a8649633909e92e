import assert from 'node:assert/strict';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type HttpServer, startHttpServer } from '../../src/http/http-server.js';
import { head, knock } from '../support/knock.js';

const marker = 'hunter2';
const json = 'application/json';
const words = {
  400: 'Bad request',
  413: 'Too large',
  415: 'Unsupported media type',
} as const;

const deep = (depth: number): string => `${'['.repeat(depth)}"${marker}"${']'.repeat(depth)}`;
const sized = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;

describe('the body of a message', () => {
  const got: unknown[] = [];
  const failures: unknown[] = [];
  let server: HttpServer;
  before(async () => {
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      trustedProxies: [],
      clock: () => new Date(),
      enter: async () => async (json) => {
        got.push(json);
        return { status: 200 };
      },
      evidence: async () => undefined,
      isReady: async () => true,
      onError: (error) => failures.push(error),
    });
  });
  after(() => server.close(1000));
  beforeEach(() => {
    got.length = 0;
    failures.length = 0;
  });

  const post = (body: string | Buffer, headers: { readonly [name: string]: string } = {}) =>
    fetch(`http://127.0.0.1:${server.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': json, ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
  const refused = async (response: Response, status: keyof typeof words): Promise<void> => {
    assert.equal(response.status, status);
    assert.deepEqual(await response.json(), { error: words[status] });
    assert.deepEqual([got, failures], [[], []]);
  };

  const bad: { readonly [what: string]: string | Buffer } = {
    nothing: '',
    'no JSON': marker,
    'half of an object': `{"text":"${marker}"`,
    'a comma too many': `{"text":"${marker}",}`,
    'two values': `{} {"text":"${marker}"}`,
    'a text in single quotes': `{'text':'${marker}'}`,
    NaN: '{"text":NaN}',
    'bytes that are no UTF-8': Buffer.from(`{"text":"${marker}\xff\xfe"}`, 'latin1'),
    'UTF-16': Buffer.from(`{"text":"${marker}"}`, 'utf16le'),
    'arrays nested 33 deep': deep(33),
    'arrays nested 100,000 deep': deep(100_000),
    'objects nested 10,000 deep': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  };
  for (const [what, body] of Object.entries(bad)) {
    it(`is refused with 400: ${what}`, async () => refused(await post(body), 400));
  }

  const notJson = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    `multipart/form-data; boundary=${marker}`,
  ];
  for (const type of notJson) {
    it(`is refused with 415: ${type}`, async () =>
      refused(await post('{}', { 'content-type': type }), 415));
  }

  for (const type of [
    json,
    'Application/JSON',
    'application/json; charset=utf-8',
    `${json};charset="UTF-8"`,
  ]) {
    it(`is read as ${type}`, async () => {
      assert.equal((await post('{"text":"你好"}', { 'content-type': type })).status, 200);
      assert.deepEqual(got, [{ text: '你好' }]);
    });
  }

  for (const encoding of ['gzip', 'deflate', 'br', 'gzip, identity', 'x-unknown']) {
    it(`is refused with 415 before it is inflated: ${encoding}`, async () => {
      const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
      assert.ok(bomb.length < 256 * 1024);
      await refused(await post(bomb, { 'content-encoding': encoding }), 415);
    });
  }

  it('is taken up to 256 KiB and 32 levels, and not a byte or a level more', async () => {
    assert.equal((await post(sized(256 * 1024))).status, 200);
    assert.equal((await post(deep(32))).status, 200);
    got.length = 0;
    await refused(await post(sized(256 * 1024 + 1)), 413);
  });

  it('is refused with 413 by the length that it claims, before any of it came', async () => {
    const claimed = head('POST /api/messages', {
      'Content-Type': json,
      'Content-Length': 1e12,
    });
    const { statuses, text } = await knock(server.port, claimed);
    assert.deepEqual(statuses, [413]);
    assert.match(text, /\{"error":"Too large"\}/);
  });

  const chunked = (pieces: number, agentOptions = {}): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request({
        port: server.port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/messages',
        headers: { 'content-type': json, 'transfer-encoding': 'chunked' },
        ...agentOptions,
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      sent.write('"');
      for (let piece = 0; piece < pieces; piece += 1) sent.write('x'.repeat(16 * 1024));
      sent.end('"');
    });

  it('may come in chunks, and is counted as they come', async () => {
    assert.equal(await chunked(3), 200);
    assert.deepEqual(got, ['x'.repeat(3 * 16 * 1024)]);
    assert.equal(await chunked(17), 413);
    assert.equal(await chunked(2000), 413);
  });

  it('leaves the connection usable after it was refused', async () => {
    const piece = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const first = head('POST /api/messages', {
      'Content-Type': json,
      'Transfer-Encoding': 'chunked',
    }).replace('Connection: close\r\n', '');
    const { statuses } = await knock(
      server.port,
      `${first}${piece.repeat(40)}0\r\n\r\n`,
      head('GET /healthz', {}),
    );
    assert.deepEqual(statuses, [413, 200]);
  });

  it('may be slow, while others are answered', async () => {
    const slow = knock(
      server.port,
      head('POST /api/messages', { 'Content-Type': json, 'Content-Length': 7 }),
      '{"a"',
      { pauseMs: 150 },
      ':1',
      { pauseMs: 150 },
      '}',
    );
    assert.equal((await post('{"quick":true}')).status, 200);
    assert.deepEqual(got, [{ quick: true }]);
    assert.deepEqual((await slow).statuses, [200]);
    assert.deepEqual(got, [{ quick: true }, { a: 1 }]);
  });

  it('is forgotten when its sender breaks off', async () => {
    const begun = head('POST /api/messages', { 'Content-Type': json, 'Content-Length': 99 });
    const { text } = await knock(
      server.port,
      `${begun}{"text":"${marker}`,
      { pauseMs: 30 },
      'RESET',
    );
    assert.equal(text, '');
    assert.doesNotMatch(
      (await knock(server.port, `${begun}{"text":"${marker}`, { pauseMs: 30 }, 'END')).text,
      new RegExp(marker),
    );
    assert.equal((await post('{}')).status, 200);
    assert.deepEqual([got, failures], [[{}], []]);
  });

  for (const [what, bytes] of [
    ['no HTTP', `${marker}\r\n\r\n`],
    [
      'a chunk of no length',
      `${head('POST /api/messages', { 'Content-Type': json, 'Transfer-Encoding': 'chunked' })}ZZ\r\n${marker}\r\n`,
    ],
    [
      'two lengths',
      `${head('POST /api/messages', { 'Content-Type': json, 'Transfer-Encoding': 'chunked', 'Content-Length': 3 })}0\r\n\r\n`,
    ],
    ['a header of 20,000 letters', head('GET /healthz', { 'X-Long': marker.repeat(3000) })],
  ] as const) {
    it(`is refused by Node itself, without a word of it: ${what}`, async () => {
      const { statuses, text } = await knock(server.port, bytes);
      assert.match(String(statuses), /^4\d\d$/);
      assert.doesNotMatch(text, new RegExp(marker));
      assert.deepEqual([got, failures], [[], []]);
    });
  }
});
