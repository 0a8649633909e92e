import assert from 'node:assert/strict';
import type { TenantFault } from '../../src/domain/failure.js';
import { graphFailure } from '../../src/graph/graph-failure.js';

const errorText = (code: string, message: string) => JSON.stringify({ error: { code, message } });

const failure = (status: number, text = '', retryAfter?: number) =>
  graphFailure('/users', { status, retryAfter, text });

const saidOf = (message: string) => failure(400, errorText('BadRequest', message)).said;

describe('an error answer of Graph', () => {
  for (const [status, fault] of [
    [204, 'badData'],
    [304, 'badData'],
    [400, 'invalid'],
    [401, 'signIn'],
    [403, 'accessDenied'],
    [404, 'notFound'],
    [408, 'timedOut'],
    [409, 'serviceError'],
    [429, 'throttled'],
    [500, 'serviceError'],
    [502, 'serviceError'],
    [503, 'serviceError'],
    [504, 'timedOut'],
  ] as const satisfies readonly (readonly [number, TenantFault])[]) {
    it(`${status} is ${fault}, whatever its body`, () => {
      for (const text of [
        '',
        '<html>',
        'null',
        '{}',
        '{"error":"x"}',
        errorText('Code', 'Words.'),
      ]) {
        const { service, fault: found, asked, outcome } = failure(status, text);
        assert.deepEqual([service, found, asked, outcome], ['graph', fault, '/users', 'none']);
      }
    });
  }

  for (const words of [
    'Either scp or roles claim need to be present in the token. No consent was given.',
    'The tenant has not consented to the application.',
    'AADSTS65001: consent_required',
  ]) {
    it(`is a lack of consent: ${words}`, () => {
      assert.equal(failure(403, errorText('Forbidden', words)).fault, 'consent');
    });
  }

  it('is no lack of consent for who may not', () => {
    const words = 'Insufficient privileges to complete the operation.';
    const { fault, said } = failure(403, errorText('Authorization_RequestDenied', words));
    assert.deepEqual([fault, said], ['accessDenied', words]);
  });

  it('says the words that Intune wraps in JSON, without its ids and addresses', () => {
    const Message =
      'An error has occurred - Operation ID (for customer support): 0 - Activity ID: 1 - Url: https://a/b';
    assert.equal(saidOf(JSON.stringify({ _version: 3, Message })), 'An error has occurred');
  });

  for (const [message, said] of [
    ['Plain words.', 'Plain words.'],
    ['See https://graph.microsoft.com/v1.0/users/x for more.', 'See for more.'],
    ['two\n  lines', 'two lines'],
    ['{"other":1}', '{"other":1}'],
    ['"text"', '"text"'],
    ['null', 'null'],
    ['', undefined],
  ] as const) {
    it(`says of ${JSON.stringify(message)}: ${said}`, () => assert.equal(saidOf(message), said));
  }

  it('shows no token, and is short', () => {
    const said = saidOf(`Bearer eyJhbGciOi.eyJhdWQi.sig ${'long '.repeat(200)}`) ?? '';
    assert.doesNotMatch(said, /eyJ|sig/);
    assert.ok(said.length <= 201);
  });

  it('says nothing where nothing was said', () => {
    for (const text of [
      '',
      '<html>',
      '{"error":{"message":"no code"}}',
      '{"error":{"code":"x"}}',
    ]) {
      assert.equal(failure(500, text).said, undefined);
    }
  });

  it('keeps how long to wait', () => {
    assert.equal(failure(429, '', 7000).retryAfter, 7000);
    assert.equal(failure(429).retryAfter, undefined);
  });
});
