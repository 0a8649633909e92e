import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { AuthError, ClientAuthError, ServerError } from '@azure/msal-node';
import type { TenantFault } from '../../src/domain/failure.js';
import { tokenFailure } from '../../src/identity/token-failure.js';

const answered = (description: string, status = 400, code = 'invalid_grant') =>
  new ServerError(code, 'correlation', description, undefined, undefined, status);

describe('a token that was not given', () => {
  for (const [code, fault] of [
    ['65001', 'consent'],
    ['65004', 'consent'],
    ['90094', 'consent'],
    ['53003', 'accessDenied'],
    ['50105', 'accessDenied'],
    ['700016', 'signIn'],
    ['700027', 'signIn'],
    ['7000215', 'signIn'],
    ['7000222', 'signIn'],
    ['90002', 'signIn'],
    ['50196', 'throttled'],
    ['90033', 'serviceError'],
    ['90055', 'throttled'],
  ] as const satisfies readonly (readonly [string, TenantFault])[]) {
    it(`for AADSTS${code} is ${fault}, whatever the status, and says the code alone`, () => {
      for (const status of [400, 401, 429, 503]) {
        const failure = tokenFailure(answered(`AADSTS${code}: Words of Microsoft.`, status));
        assert.deepEqual([failure.service, failure.fault], ['authority', fault]);
        assert.deepEqual([failure.said, failure.outcome], [`AADSTS${code}`, 'none']);
      }
    });
  }

  for (const [status, fault] of [
    [400, 'signIn'],
    [401, 'signIn'],
    [429, 'throttled'],
    [500, 'serviceError'],
  ] as const) {
    it(`for a code that is not known here is ${fault} with ${status}`, () => {
      const failure = tokenFailure(answered('AADSTS999999: Words.', status));
      assert.deepEqual([failure.fault, failure.said], [fault, 'AADSTS999999']);
    });
  }

  for (const [what, error, fault] of [
    ['a 429', answered('Later.', 429), 'throttled'],
    ['a 500', answered('Trouble.', 500), 'serviceError'],
    ['a 503', answered('Trouble.', 503), 'serviceError'],
    ['a 400 without a code', answered('Odd.', 400), 'serviceError'],
    ['a failure that msal-node repeats', new ServerError('x', 'correlation', 'Odd.'), 'throttled'],
    [
      'a refused connection',
      new AuthError('network_error', 'correlation', 'connect ECONNREFUSED'),
      'unreachable',
    ],
    [
      'an unknown host',
      new AuthError('x', 'correlation', 'getaddrinfo ENOTFOUND login'),
      'unreachable',
    ],
    [
      'no metadata',
      new ClientAuthError('endpoints_resolution_error', 'correlation', 'x'),
      'unreachable',
    ],
    [
      'an answer without a token',
      new ClientAuthError('token_parsing_error', 'correlation', 'x'),
      'badData',
    ],
    ['an answer that is no JSON', new SyntaxError('Unexpected token <'), 'badData'],
    ['a broken fetch', new TypeError('fetch failed'), 'unreachable'],
    ['whatever else', 'text', 'unreachable'],
    ['nothing', undefined, 'unreachable'],
  ] as const) {
    it(`for ${what} is ${fault}, and says nothing`, () => {
      const failure = tokenFailure(error);
      assert.deepEqual([failure.service, failure.fault], ['authority', fault]);
      assert.equal(failure.said, undefined);
    });
  }

  it('keeps the words of the library and of the authority to itself', () => {
    for (const error of [
      answered('AADSTS7000215: client_secret=hunter2'),
      new AuthError('hunter2', 'correlation', 'POST client_secret=hunter2'),
      new Error('hunter2'),
    ]) {
      assert.doesNotMatch(
        inspect(tokenFailure(error), { depth: null, showHidden: true }),
        /hunter2/,
      );
    }
  });
});
