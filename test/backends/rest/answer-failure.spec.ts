import assert from 'node:assert/strict';
import { answerFailure } from '../../../src/backends/rest/answer-failure.js';
import type { Outcome, TenantFault } from '../../../src/domain/failure.js';

const now = new Date('2026-11-23T12:00:00.000Z');

const error = (message: string) => JSON.stringify({ error: { code: 'x', message } });
const detail = (message: string) =>
  JSON.stringify({ error: { code: 'x', message: 'An error occurred.', details: [{ message }] } });

const notFound = "The mobile device 'x' couldn't be found.";

function failure(
  status: number,
  text: string,
  { isWrite = false, headers = {} }: { isWrite?: boolean; headers?: Record<string, string> } = {},
) {
  const call = { cmdlet: 'Some-Cmdlet', isWrite };
  return answerFailure(call, { status, text, headers: new Headers(headers) }, now);
}

/** What was answered, the fault in it, and what a write that met it did. A read's outcome is always none. */
const cases: readonly (readonly [number, string, string, TenantFault, Outcome])[] = [
  [400, 'nothing', '', 'invalid', 'none'],
  [401, 'nothing', '', 'signIn', 'none'],
  [403, 'nothing', '', 'accessDenied', 'none'],
  [404, 'nothing', '', 'notFound', 'none'],
  [405, 'nothing', '', 'serviceError', 'none'],
  [408, 'nothing', '', 'timedOut', 'unknown'],
  [413, 'nothing', '', 'serviceError', 'none'],
  [415, 'nothing', '', 'serviceError', 'none'],
  [418, 'nothing', '', 'serviceError', 'unknown'],
  [429, 'nothing', '', 'throttled', 'none'],
  [500, 'nothing', '', 'serviceError', 'unknown'],
  [502, 'nothing', '', 'serviceError', 'unknown'],
  [503, 'nothing', '', 'serviceError', 'unknown'],
  [504, 'nothing', '', 'timedOut', 'unknown'],
  [304, 'nothing', '', 'serviceError', 'unknown'],

  [500, 'a page for a browser', '<html>access denied</html>', 'serviceError', 'unknown'],
  [500, 'half an answer', '{"error":{"message":"access denied', 'serviceError', 'unknown'],
  [500, 'plain words', 'Micro delay applied', 'throttled', 'unknown'],
  [400, 'plain words', 'UnAuthorized: Access Denied', 'accessDenied', 'none'],

  [500, "the service's unknown words", error('Something went wrong.'), 'serviceError', 'unknown'],
  [500, "the service's known words", error(notFound), 'notFound', 'unknown'],
  [
    403,
    "the service's known words",
    error("isn't supported in this scenario"),
    'notPermitted',
    'none',
  ],
  [503, "the service's known words", error('The operation timed out.'), 'timedOut', 'unknown'],

  [500, "the cmdlet's unknown words", detail('The moon is full.'), 'invalid', 'unknown'],
  [500, "the cmdlet's known words", detail(notFound), 'notFound', 'none'],
  [404, "the cmdlet's known words", detail(notFound), 'notFound', 'none'],
  [
    500,
    "the cmdlet's 'already there'",
    detail('The rule already exists.'),
    'alreadyExists',
    'none',
  ],
  [500, "the cmdlet's time-out", detail('The operation has timed out.'), 'timedOut', 'unknown'],
  [
    500,
    "the cmdlet's passing trouble",
    detail('Ex1234|Microsoft.Exchange.Data.Storage.StorageTransientException|Try later.'),
    'serviceError',
    'unknown',
  ],
  [503, "the cmdlet's unknown words", detail('The moon is full.'), 'serviceError', 'unknown'],
  [500, "the cmdlet's throttling", detail('Micro delay applied. Wait.'), 'throttled', 'none'],

  // Who asks with no valid token, or too often, is told so whatever else is said.
  [401, 'words of something else', error(notFound), 'signIn', 'none'],
  [429, 'words of something else', detail('access is denied'), 'throttled', 'none'],
];

describe('an error answer of the admin endpoint', () => {
  for (const [status, what, text, fault, outcome] of cases) {
    it(`${status} with ${what} is ${fault}; a write did ${outcome}`, () => {
      const read = failure(status, text);
      assert.deepEqual([read.service, read.fault, read.outcome], ['exchange', fault, 'none']);
      assert.equal(read.asked, 'Some-Cmdlet');
      const write = failure(status, text, { isWrite: true });
      assert.deepEqual([write.fault, write.outcome], [fault, outcome]);
    });
  }

  it('says the words without their hash and type', () => {
    const text = detail(
      'Ex6F9304|Microsoft.Exchange.Management.Some.ObjectNotFoundException|Gone.',
    );
    const { fault, said } = failure(500, text);
    assert.deepEqual([fault, said], ['notFound', 'Gone.']);
  });

  it('takes the type from beside the text', () => {
    const headers = { 'X-ExceptionType': 'CmdletAccessDeniedException' };
    assert.equal(failure(403, error('No.'), { headers }).fault, 'notPermitted');
  });

  for (const text of ['', '<html>Our servers</html>', '[1]', '{"odd":true}']) {
    it(`says nothing where nothing was said: ${JSON.stringify(text)}`, () => {
      assert.equal(failure(500, text).said, undefined);
    });
  }

  it('shows no token, no server and no address that the words held', () => {
    const words = 'On TYZ.PROD.OUTLOOK.COM https://a.b/c Bearer eyJhbGciOi.eyJhdWQi.sig was bad.';
    assert.doesNotMatch(failure(500, detail(words)).said ?? '', /eyJ|OUTLOOK|https|sig/);
  });

  for (const [header, ms] of [
    ['17', 17_000],
    ['Mon, 23 Nov 2026 12:00:20 GMT', 20_000],
    ['soon', undefined],
  ] as const) {
    it(`asks to wait: ${header}`, () => {
      assert.equal(failure(429, '', { headers: { 'Retry-After': header } }).retryAfter, ms);
    });
  }
});
