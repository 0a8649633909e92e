import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languages } from '../../../src/domain/people/language.js';
import {
  readSetupSaid,
  type SetupSaid,
  setupWords,
} from '../../../src/language/reading/setup-said.js';

describe('what is said with a setup', () => {
  const account = 'svc-intune@contoso.com';
  for (const [text, said] of [
    [`for ${account}`, { account }],
    [`with quarantine as default for ${account}`, { account, level: 'Quarantine' }],
    [`${account}, default block`, { account, level: 'Block' }],
    ['with default access level allow', { level: 'Allow' }],
    ['quarantine new devices', { level: 'Quarantine' }],
    [`using ${account} and allow Outlook`, { account, allowOutlook: true }],
    [
      `${account}, notify a@contoso.com and b@contoso.com`,
      { account, recipients: ['a@contoso.com', 'b@contoso.com'] },
    ],
    [`policy "Field staff" for ${account}`, { account, policy: 'Field staff' }],
    [`${account} 預設隔離`, { account, level: 'Quarantine' }],
    [
      `帳戶 ${account}，預設封鎖，通知 a@contoso.com、b@contoso.com，並允許 Outlook`,
      {
        account,
        level: 'Block',
        recipients: ['a@contoso.com', 'b@contoso.com'],
        allowOutlook: true,
      },
    ],
    [
      `用 ${account}，以隔離為預設，原則「外勤人員」`,
      { account, level: 'Quarantine', policy: '外勤人員' },
    ],
  ] as const) {
    it(`is read: ${text}`, () => assert.deepEqual(readSetupSaid(text), { said, rest: '' }));
  }

  it('tells what it made nothing of', () => {
    for (const [text, rest] of [
      ['tomorrow', 'tomorrow'],
      [`for ${account} on friday`, 'friday'],
      ['壞了', '壞了'],
    ] as const) {
      assert.equal(readSetupSaid(text).rest, rest);
    }
  });

  it('is read again from the words that say it, in both languages', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcxyz019'), minLength: 1, maxLength: 8 });
    const address = fc.tuple(word, word).map(([local, domain]) => `${local}@${domain}.com`);
    const details = fc.record<SetupSaid>(
      {
        account: address,
        level: fc.constantFrom('Allow', 'Block', 'Quarantine'),
        recipients: fc.array(address, { minLength: 1, maxLength: 3 }),
        allowOutlook: fc.constant(true),
        policy: word.map((name) => `Policy ${name}`),
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    fc.assert(
      fc.property(details, fc.constantFrom(...languages), (said, language) => {
        assert.deepEqual(readSetupSaid(setupWords(said, language)), { said, rest: '' });
      }),
    );
  });
});
