import assert from 'node:assert/strict';
import { accountAddress } from '../../../src/domain/checks/account-address.js';
import { PersonFailure } from '../../../src/domain/failure.js';

describe('an address of an account', () => {
  for (const [typed, address] of [
    ['svc@contoso.com', 'svc@contoso.com'],
    ["o'brien@contoso.com", "o'brien@contoso.com"],
    ['o’brien@contoso.com', "o'brien@contoso.com"],
    [' svc‑intune@contoso.com ', 'svc-intune@contoso.com'],
    ['svc–intune@contoso.com', 'svc-intune@contoso.com'],
    ['first.last+tag@contoso.com', 'first.last+tag@contoso.com'],
    ['林@contoso.com', '林@contoso.com'],
  ] as const) {
    it(`is taken as people and word processors write it: ${typed}`, () => {
      assert.equal(accountAddress(typed), address);
    });
  }

  for (const typed of [
    'a@b',
    'a;b@contoso.com',
    'a`b@contoso.com',
    "svc@conto'so.com",
    'a\u200bb@contoso.com',
  ]) {
    it(`is refused where it is none: ${JSON.stringify(typed)}`, () => {
      assert.throws(
        () => accountAddress(typed),
        (error) => error instanceof PersonFailure && error.refusal === 'accountMalformed',
      );
    });
  }
});
