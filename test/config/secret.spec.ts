import assert from 'node:assert/strict';
import { format, inspect } from 'node:util';
import { Secret } from '../../src/config/secret.js';

describe('a secret', () => {
  const secret = new Secret('hunter2');

  const printed: { readonly [way: string]: () => string } = {
    String: () => String(secret),
    'a template': () => `${secret}`,
    'joining texts': () => [secret, secret].join(),
    JSON: () => JSON.stringify({ secret, list: [secret] }),
    inspect: () => inspect({ secret }, { showHidden: true, depth: null, getters: true }),
    'inspect without the custom look': () => inspect(secret, { customInspect: false }),
    'console’s format': () => format('%s %o %O %j', secret, secret, secret, secret),
    entries: () => JSON.stringify([Object.entries(secret), { ...secret }]),
    'an error': () => inspect(new Error('failed', { cause: { secret } })),
  };

  for (const [way, print] of Object.entries(printed)) {
    it(`is not printed by ${way}`, () => assert.doesNotMatch(print(), /hunter2/));
  }

  it('says what it is instead', () => {
    assert.equal(String(secret), '[secret]');
    assert.equal(JSON.stringify({ secret }), '{"secret":"[secret]"}');
    assert.equal(inspect({ secret }), '{ secret: [secret] }');
  });

  it('is revealed to the one who asks for it', () => assert.equal(secret.reveal(), 'hunter2'));
});
