import assert from 'node:assert/strict';
import { Hono } from 'hono';
import { startHttpServer } from '../../src/http/http-server.js';
import { isPlainTarget } from '../../src/http/limits.js';
import { startMetricsServer } from '../../src/http/metrics-server.js';
import { listen } from '../../src/sandbox/listen.js';
import { knock } from '../support/knock.js';
import { randomOf } from '../support/random.js';

/** Requests in all, over all listeners. */
const requests = 20_000;
const atOnce = 50;

interface Listener {
  readonly port: number;
  close(graceMs: number): Promise<void>;
}

const failures: unknown[] = [];
const onError = (error: unknown): void => void failures.push(error);

/** Every kind of listener that the product opens. */
const listeners: { readonly [name: string]: () => Promise<Listener> } = {
  bot: () =>
    startHttpServer({
      host: '127.0.0.1',
      port: 0,
      trustedProxies: [],
      clock: () => new Date(0),
      enter: async () => ({ status: 401 }),
      evidence: async () => undefined,
      isReady: async () => true,
      onError,
    }),
  metrics: () => startMetricsServer({ host: '127.0.0.1', port: 0, onError }, async () => 'up 1\n'),
  sandbox: () =>
    listen(
      new Hono().get('/healthz', (context) => context.text('up')),
      0,
    ),
};

const known: { readonly [name: string]: string } = {
  bot: '/healthz',
  metrics: '/metrics',
  sandbox: '/healthz',
};

const methods = [
  'GET',
  'POST',
  'PUT',
  'HEAD',
  'OPTIONS',
  'CONNECT',
  'TRACE',
  'PROPFIND',
  'QUERY',
  'get',
  'G€T',
  '',
];
const pieces = [
  ...[
    '/',
    '//',
    '///',
    '\\',
    '?',
    '#',
    '@',
    ':',
    ';',
    '*',
    '%',
    '%0',
    '%00',
    '%2f',
    '%2F..',
    '%ff',
    '%C0%AF',
  ],
  ...[
    'a',
    'a@b',
    'a@b:99999',
    'http:',
    'https://x/',
    '[::1]',
    '..',
    '/../',
    '.',
    'healthz',
    'metrics',
    'api/messages',
  ],
  ...[
    'evidence/',
    'signin/',
    '\u0000',
    '\u00ff',
    '\t',
    ' ',
    '"',
    '<',
    '>',
    '`',
    '{',
    '|',
    '}',
    '^',
    '?a=%',
    '&&',
    '=',
    '//@',
    '::',
  ],
];
const headers = [
  'Host: x',
  'Host: x\r\nHost: y',
  '',
  'Host: ',
  'Host: a@b//c',
  'Host: x\r\nConnection: Upgrade\r\nUpgrade: h2c',
  'Host: x\r\nExpect: 100-continue',
  'Host: x\r\nExpect: nonsense',
  'Host: x\r\nTransfer-Encoding: chunked',
  'Host: x\r\nContent-Length: -1',
  'Host: x\r\nX-Forwarded-Proto: \u0001',
  'Host: x\r\nX-Forwarded-For: ::::',
  'Host: x\r\nCookie: %',
  'Host: x\r\nRange: bytes=9-1',
  'Host: x\r\nAccept: ;;q',
  'Host: x\r\nAccept-Version: ~~',
];

/** A request of a seed: a plain one now and then, and whatever else a socket can carry. */
function requestOf(seed: number): string {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const target = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(pieces)).join('');
  const method = random() < 0.6 ? pick(['GET', 'POST']) : pick(methods);
  const start = random() < 0.7 ? '/' : '';
  const version = random() < 0.9 ? 'HTTP/1.1' : pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', '']);
  return `${method} ${start}${target} ${version}\r\n${pick(headers)}\r\n\r\n`;
}

const securityHeader = /^x-content-type-options: nosniff\r$/im;

describe('request targets that no router should see', () => {
  it('takes plain origin-form paths alone', () => {
    for (const target of ['/', '/a/b', '/a//b', '/a?x=%20&y=//', "/a;b=c'(1)*!$,:@"]) {
      assert.equal(isPlainTarget(target), true, target);
    }
    for (const target of [
      ...['//a@b', '///', '*', '', 'http://x/', 'x:1', '/%', '/%zz', '/%ff', '/\\', '/#a', '/a b'],
      ...['/"', '/<', '/\u00e9', '/a?%', undefined],
    ]) {
      assert.equal(isPlainTarget(target), false, target);
    }
  });

  for (const [name, open] of Object.entries(listeners)) {
    describe(`on the ${name} listener`, function () {
      this.timeout(120_000);
      let listener: Listener;
      before(async () => {
        failures.length = 0;
        listener = await open();
      });
      after(() => listener.close(0));

      for (const target of ['//a@b', '//a@b:99999/', 'http://x/healthz', '*', '/%', '/a\\b']) {
        it(`refuses ${target} with 400 and the security headers, and answers on`, async () => {
          const refused = await knock(listener.port, `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`);
          assert.deepEqual(refused.statuses, [400]);
          assert.match(refused.text, securityHeader);
          const plain = `GET ${known[name]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
          assert.deepEqual((await knock(listener.port, plain)).statuses, [200]);
        });
      }

      for (const [what, hosts] of Object.entries({
        'no Host': '',
        'two Hosts': 'Host: a\r\nHost: b\r\n',
      })) {
        it(`refuses a request with ${what} alike`, async () => {
          const { statuses, text } = await knock(
            listener.port,
            `GET ${known[name]} HTTP/1.1\r\n${hosts}\r\n`,
          );
          assert.deepEqual(statuses, [400]);
          assert.match(text, securityHeader);
        });
      }

      it('survives whatever a socket can carry', async () => {
        const share = Math.ceil(requests / Object.keys(listeners).length);
        const seeds = Array.from({ length: share }, (_, seed) => seed);
        const ask = async (): Promise<void> => {
          for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
            const { text } = await knock(listener.port, requestOf(seed), 'END');
            const heads = text
              .split(/(?=^HTTP\/1\.1 \d{3})/m)
              .filter((each) => /^HTTP\/1\.1 [245]/.test(each));
            for (const head of name === 'sandbox' ? [] : heads) {
              assert.match(
                head,
                securityHeader,
                `seed ${seed}: ${JSON.stringify(requestOf(seed))}`,
              );
              assert.doesNotMatch(head, /^HTTP\/1\.1 5/, `seed ${seed}`);
            }
          }
        };
        await Promise.all(Array.from({ length: atOnce }, ask));
        const plain = `GET ${known[name]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
        assert.deepEqual((await knock(listener.port, plain)).statuses, [200]);
        assert.deepEqual(failures, []);
      });
    });
  }
});
