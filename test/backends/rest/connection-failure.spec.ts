import assert from 'node:assert/strict';
import { connectionFailure } from '../../../src/backends/rest/connection-failure.js';
import { ForbiddenRedirect } from '../../../src/backends/rest/send.js';
import { AnswerTooLarge } from '../../../src/resilience/bounded-fetch.js';
import { type AnswerServer, answerServer } from '../../support/answer-server.js';
import { freePort } from '../../support/free-port.js';

const idle = new AbortController().signal;

const ofRead = (error: unknown, signal = idle) =>
  connectionFailure(error, { cmdlet: 'Get-X', isWrite: false, signal });

const ofWrite = (error: unknown, signal = idle) =>
  connectionFailure(error, { cmdlet: 'Set-X', isWrite: true, signal });

/** What a real request to an address ends with. */
const errorOf = (url: string, signal = idle): Promise<unknown> =>
  fetch(url, { signal })
    .then((response) => response.text())
    .then(
      () => assert.fail('it was answered'),
      (error: unknown) => error,
    );

const withCode = (code: string) => new TypeError('fetch failed', { cause: { code } });

describe('a request that got no answer', () => {
  let server: AnswerServer;
  before(async () => {
    server = await answerServer();
  });
  beforeEach(() => server.clear());
  after(() => server.close());

  it('for nobody listens: unreachable, and nothing was done', async () => {
    const error = await errorOf(`http://127.0.0.1:${await freePort()}`);
    const failure = ofWrite(error);
    assert.deepEqual([failure.service, failure.fault], ['exchange', 'unreachable']);
    assert.deepEqual([failure.asked, failure.outcome], ['Set-X', 'none']);
    assert.equal(failure.cause, error);
  });

  for (const told of ['drop', 'break off'] as const) {
    it(`for the connection broke (${told}): unreachable, and a write may have been done`, async () => {
      server.rest = told;
      const error = await errorOf(server.url);
      assert.deepEqual([ofRead(error).fault, ofRead(error).outcome], ['unreachable', 'none']);
      assert.deepEqual([ofWrite(error).fault, ofWrite(error).outcome], ['unreachable', 'unknown']);
    });
  }

  it('for time was over: timed out, and a write may have been done', async () => {
    server.rest = 'silence';
    const controller = new AbortController();
    const work = errorOf(server.url, controller.signal);
    controller.abort();
    const error = await work;
    const read = ofRead(error, controller.signal);
    assert.deepEqual([read.fault, read.outcome], ['timedOut', 'none']);
    const write = ofWrite(error, controller.signal);
    assert.deepEqual([write.fault, write.outcome], ['timedOut', 'unknown']);
  });

  for (const [code, outcome] of [
    ['ENOTFOUND', 'none'],
    ['EAI_AGAIN', 'none'],
    ['EHOSTUNREACH', 'none'],
    ['UND_ERR_CONNECT_TIMEOUT', 'none'],
    ['CERT_HAS_EXPIRED', 'none'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'none'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'none'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'none'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'none'],
    ['ECONNRESET', 'unknown'],
    ['EPIPE', 'unknown'],
    ['ETIMEDOUT', 'unknown'],
    ['UND_ERR_SOCKET', 'unknown'],
    ['UND_ERR_HEADERS_TIMEOUT', 'unknown'],
    ['', 'unknown'],
  ] as const) {
    it(`${code || 'without a code'}: a write did ${outcome}`, () => {
      assert.equal(ofWrite(withCode(code)).fault, 'unreachable');
      assert.equal(ofWrite(withCode(code)).outcome, outcome);
    });
  }

  it('for it was pointed elsewhere: bad data, and nothing was done', () => {
    const failure = ofWrite(new ForbiddenRedirect('evil.example'));
    assert.deepEqual([failure.fault, failure.outcome], ['badData', 'none']);
  });

  it('for the answer had no end: bad data, and a write may have been done', () => {
    const failure = ofWrite(new AnswerTooLarge('long'));
    assert.deepEqual([failure.fault, failure.outcome], ['badData', 'unknown']);
  });

  it('whatever was thrown', () => {
    for (const thrown of [undefined, null, 'text', { cause: { code: 'ECONNREFUSED' } }]) {
      assert.deepEqual(
        [ofWrite(thrown).fault, ofWrite(thrown).outcome],
        ['unreachable', 'unknown'],
      );
    }
  });
});
