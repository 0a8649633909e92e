import assert from 'node:assert/strict';
import { errorMessageOf, isCmdletError } from '../../../src/backends/rest/error-message.js';

/** Microsoft's shape, with a text in each of its places. */
const everywhere = {
  error: {
    code: 'NotFound',
    message: 'the error',
    details: [
      { code: 'Context', target: '', message: 'the first detail' },
      { code: 'Context', message: 'the second detail' },
    ],
    innererror: {
      message: 'the inner error',
      type: 'x',
      internalexception: { message: 'the inner exception' },
    },
  },
};

const { error } = everywhere;

const cases: readonly (readonly [string, unknown, string | undefined])[] = [
  ['the first detail before all', everywhere, 'the first detail'],
  [
    'the inner exception, without details',
    { error: { ...error, details: [] } },
    'the inner exception',
  ],
  [
    'the inner exception, with a detail that is blank',
    { error: { ...error, details: [{ message: '  ' }] } },
    'the inner exception',
  ],
  [
    'the error itself, without an inner exception',
    { error: { ...error, details: undefined, innererror: { message: 'the inner error' } } },
    'the error',
  ],
  [
    'names whatever their case',
    { Error: { innerError: { internalException: { Message: 'the inner exception' } } } },
    'the inner exception',
  ],
  ['the error alone', { error: { code: 'x', message: 'the error' } }, 'the error'],
  ['nothing, of an error that is a text', { error: 'invalid_token' }, undefined],
  ['nothing, of a message that is no text', { error: { message: 5 } }, undefined],
  ['nothing, of an object without an error', { value: [] }, undefined],
  ['nothing, of a list', [everywhere], undefined],
  ['nothing, of null', null, undefined],
  ['nothing, of nothing', undefined, undefined],
];

describe('the words of an error answer', () => {
  for (const [what, body, words] of cases) {
    it(`are ${what}`, () => assert.equal(errorMessageOf(body), words));
  }

  for (const [what, body, isCmdlets] of [
    ['with a detail', everywhere, true],
    ['with details of another case', { error: { Details: [{}] } }, true],
    ['with no detail', { error: { details: [] } }, false],
    ['without details', { error: { message: 'x' } }, false],
    ['of no shape', undefined, false],
  ] as const) {
    it(`${what} are ${isCmdlets ? '' : 'not '}the cmdlet's`, () => {
      assert.equal(isCmdletError(body), isCmdlets);
    });
  }
});
