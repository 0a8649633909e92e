import assert from 'node:assert/strict';
import type { PrerequisiteFacts } from '../../src/domain/checks/prerequisites.js';
import { languages } from '../../src/domain/people/language.js';
import { createVoice } from '../../src/language/create-voice.js';
import { earlier, exampleNow, exampleVoice, hour } from '../support/voices.js';

const english = exampleVoice('en');
const chinese = exampleVoice('zh-TW');

/** Facts for every finding: the compiler wants each. */
const facts: PrerequisiteFacts = {
  hostedExchangeRunning: { plans: ['EXCHANGE_S_STANDARD'], domains: 1 },
  hostedExchangeNoPlan: { plans: [] },
  hostedExchangeNoDomain: {},
  mdmAuthorityIntune: {},
  mdmAuthorityOther: { authority: 'sccm' },
  exchangeVersionSupported: { version: '15.20.1.0' },
  exchangeVersionTooOld: { version: '14.3.1.0' },
  exchangeVersionUnreadable: { text: '{version}' },
  directorySyncRecent: { lastSync: earlier(hour) },
  directorySyncOverdue: { lastSync: earlier(5 * hour) },
  directorySyncNeverRan: {},
  directorySyncStopped: { lastSync: null },
  directorySyncCloudOnly: {},
  healthOperational: { service: 'Exchange Online' },
  healthDegraded: { service: 'Exchange Online', status: 'serviceDegradation', issues: ['EX1 x'] },
  healthUnlisted: { service: 'Microsoft Intune' },
  primaryAddressSame: { people: 1234 },
  primaryAddressDiffers: { people: 60, differing: 1, examples: ['a@b.example'] },
  intuneLicenceHeld: { people: 1 },
  intuneLicenceMissing: { people: 60, without: 2, examples: ['a@b.example', 'c@d.example'] },
  intuneLicenceNoPlan: {},
  noMailboxUsers: {},
};

describe('a voice', () => {
  it('fills slots and leaves what is in them alone', () => {
    assert.equal(
      english.say('refusals.accountNotFound', { account: '{account} ${x} $1 $&' }),
      'There is no account "{account} ${x} $1 $&" in this tenant. Please check the spelling.',
    );
  });

  it('knows one from many in English', () => {
    assert.match(english.say('permissions.someMissing', { missing: 1 }), /^1 of 13 cmdlets is /);
    assert.match(english.say('permissions.someMissing', { missing: 7 }), /^7 of 13 cmdlets are /);
  });

  it('writes numbers as the language does', () => {
    assert.equal(english.number(1234567), '1,234,567');
    assert.match(english.say('prerequisites.limited', { limit: 5000 }), /5,000/);
  });

  it('tells moments with their zone', () => {
    assert.equal(english.moment(exampleNow), '23 Nov 2026, 22:10 GMT+8');
    assert.equal(chinese.moment(exampleNow), '2026年11月23日 22:10 GMT+8');
  });

  it('reads a zone that nobody knows as UTC', () => {
    const voice = createVoice({ language: 'en', timeZone: 'Mars/Olympus', now: exampleNow });
    assert.equal(voice.timeZone, 'UTC');
    assert.equal(voice.moment(exampleNow), '23 Nov 2026, 14:10 UTC');
  });

  for (const [age, en, zh] of [
    [0, 'just now', '剛剛'],
    [-5 * hour, 'just now', '剛剛'],
    [999, 'just now', '剛剛'],
    [1000, '1 s ago', '1 秒前'],
    [59_999, '59 s ago', '59 秒前'],
    [60_000, '1 min ago', '1 分鐘前'],
    [2.9 * hour, '2 h ago', '2 小時前'],
    [24 * hour, '1 day ago', '1 天前'],
    [400 * 24 * hour, '400 days ago', '400 天前'],
  ] as const) {
    it(`says of ${age} ms before: ${en}`, () => {
      assert.equal(english.ago(earlier(age)), en);
      assert.equal(chinese.ago(earlier(age)), zh);
    });
  }

  it('lists things, and counts those beyond five', () => {
    assert.equal(english.list([]), 'none');
    assert.equal(english.list(['a']), 'a');
    assert.equal(english.list(['a', 'b', 'c']), 'a, b and c');
    assert.equal(english.list(['a', 'b', 'c', 'd', 'e', 'f', 'g']), 'a, b, c, d, e and 2 more');
    assert.equal(chinese.list(['a', 'b', 'c']), 'a、b、c');
  });

  it('joins as the language does', () => {
    assert.equal(english.pair('State', 'well'), 'State: well');
    assert.equal(chinese.pair('狀態', '正常'), '狀態：正常');
    assert.equal(english.sentences(['One.', 'Two.']), 'One. Two.');
    assert.equal(chinese.sentences(['一。', '二。']), '一。二。');
  });

  for (const [finding, values] of Object.entries(facts)) {
    it(`has a whole sentence for the finding ${finding}`, () => {
      for (const language of languages) {
        const key = `findings.${finding}` as `findings.${keyof PrerequisiteFacts}`;
        const sentence = exampleVoice(language).sayFacts(key, values);
        assert.doesNotMatch(sentence.replace('{version}', ''), /[{}]|undefined|null|NaN|Invalid/);
        assert.match(sentence, language === 'en' ? /[.]$/ : /。$/);
      }
    });
  }

  it('says when a date is, how long ago it was, and that there is none', () => {
    assert.match(
      english.sayFacts('findings.directorySyncRecent', { lastSync: earlier(hour) }),
      /^Last synchronised 23 Nov 2026, 21:10 GMT\+8 \(1 h ago\)/,
    );
    assert.match(english.sayFacts('findings.directorySyncStopped', { lastSync: null }), /never\.$/);
  });

  it('refuses a sentence that lacks a fact', () => {
    assert.throws(() => english.sayFacts('findings.mdmAuthorityOther', {}), RangeError);
  });
});
