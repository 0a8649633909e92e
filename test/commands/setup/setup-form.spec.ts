import assert from 'node:assert/strict';
import fc from 'fast-check';
import { largestCard } from '../../../src/cards/renderer.js';
import { setupCard } from '../../../src/cards/setup-card.js';
import { readSetupForm } from '../../../src/commands/setup/read-setup-form.js';
import { planSetup } from '../../../src/domain/changes/kinds/setup.js';
import type { SetupToday } from '../../../src/domain/changes/plan.js';
import { PersonFailure } from '../../../src/domain/failure.js';
import { today as usual } from '../../support/changes.js';
import { objectsIn, render } from '../../support/draw.js';
import { exampleVoices } from '../../support/voices.js';

const account = 'svc-intune@contoso.com';
const [voice = exampleVoices[0]] = exampleVoices;
assert.ok(voice);

/** The button's data and the values of the inputs that a card has, as a client sends them. */
function sentBy(
  today: SetupToday,
  client: (value: unknown) => unknown = (value) => value,
): { [name: string]: unknown } {
  const { content } = render(setupCard({ account, today }, voice ?? assert.fail()));
  const all = objectsIn(content);
  const inputs = all.filter(({ type }) => `${type}`.startsWith('Input.'));
  const { data } = all.find(({ verb, type }) => verb === 'setup.plan' && type) ?? {};
  const values = inputs.map(({ id, value }) => [`${id}`, client(value ?? '')] as const);
  return { ...(data as object), ...Object.fromEntries(values) };
}

const read = (sent: { [name: string]: unknown }) => readSetupForm(sent, voice ?? assert.fail());

const refusalOf = (sent: { [name: string]: unknown }): PersonFailure => {
  try {
    read(sent);
  } catch (error) {
    if (error instanceof PersonFailure) return error;
    throw error;
  }
  return assert.fail('it was not refused');
};

const level = fc.constantFrom('Allow', 'Block', 'Quarantine');
const address = fc
  .tuple(fc.stringMatching(/^[a-z]{1,50}$/), fc.constantFrom('contoso.com', 'a.example'))
  .map((parts) => parts.join('@'));
const text = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.constantFrom(
    'Call 1234.\r\n',
    '\n',
    ' a\r\nb \r',
    '請致電 1234。\n\n',
    'a\u00a0b',
    'x\u200by',
  ),
);
const policyName = fc.oneof(
  fc.string({ minLength: 1, maxLength: 64 }),
  fc.string({ unit: fc.constantFrom(...'行動裝置信箱原則'), minLength: 64, maxLength: 64 }),
);

const tenant: fc.Arbitrary<SetupToday> = fc.record({
  defaultAccessLevel: level,
  adminMailRecipients: fc.uniqueArray(address, { maxLength: 200 }),
  userMailInsert: text,
  outlookRule: fc.option(level, { nil: null }),
  policies: fc
    .uniqueArray(policyName, { maxLength: 300 })
    .map((names) => names.map((name, place) => ({ name, isDefault: place === 0 }))),
}) as fc.Arbitrary<SetupToday>;

/** What clients do to a value that nobody touched. */
const clients: readonly ((value: unknown) => unknown)[] = [
  (value) => value,
  (value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : value),
  (value) => (typeof value === 'string' ? `${value.replaceAll('\r', '')}\n` : value),
  (value) => (value === '' ? undefined : value),
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
];

describe('the form of a setup', () => {
  it('fits into a message for every tenant, and offers every policy by choice or by name', () => {
    fc.assert(
      fc.property(tenant, fc.constantFrom(...exampleVoices), (today, speaker) => {
        const { content } = render(setupCard({ account, today }, speaker));
        assert.ok(Buffer.byteLength(JSON.stringify(content)) <= largestCard);
        const ids = objectsIn(content).map(({ id }) => id);
        assert.ok(ids.includes('defaultPolicy'), 'it is the form itself');
        const offered = objectsIn(content).map(({ value }) => value);
        const isWhole = today.policies.every(({ name }) => offered.includes(name));
        assert.equal(ids.includes('otherPolicy'), !isWhole);
      }),
      { numRuns: 60 },
    );
  });

  it('asks for nothing where nobody touched anything, whatever the client', () => {
    fc.assert(
      fc.property(tenant, fc.constantFrom(...clients), (today, client) => {
        assert.deepEqual(read(sentBy(today, client)), { account, wishes: {} });
      }),
      { numRuns: 100 },
    );
  });

  it('asks for nothing of what somebody else changed meanwhile', () => {
    const sent = sentBy({ ...usual, adminMailRecipients: ['old@contoso.com'] });
    const { wishes } = read({ ...sent, userMailInsert: 'Call.' });
    const later = { ...usual, adminMailRecipients: ['new@contoso.com'] };
    const parameters = planSetup(later, wishes).map((step) => step.parameters);
    assert.deepEqual(parameters, [{ UserMailInsert: 'Call.' }]);
  });

  it('leaves a list of recipients alone that is longer than a form', () => {
    const adminMailRecipients = Array.from(
      { length: 150 },
      (_, n) => `${'a'.repeat(40)}${n}@x.example`,
    );
    const today = { ...usual, adminMailRecipients };
    const sent = { ...sentBy(today), defaultAccessLevel: 'Block' };
    assert.ok(!('adminMailRecipients' in sent));
    assert.deepEqual(read(sent).wishes, { defaultAccessLevel: 'Block' });
  });

  for (const [field, value, wish] of [
    ['defaultAccessLevel', 'Quarantine', 'Quarantine'],
    ['adminMailRecipients', '', []],
    ['adminMailRecipients', 'a@x.example, b@x.example', ['a@x.example', 'b@x.example']],
    ['adminMailRecipients', 'a@x.example，b@x.example、c@x.example；d@x.example', 4],
    ['adminMailRecipients', 'a@x.example;b@x.example\nc@x.example', 3],
    ['userMailInsert', 'Two\nlines  and two spaces.', 'Two\nlines  and two spaces.'],
    ['allowOutlook', 'true', true],
    ['allowOutlook', true, true],
    ['defaultPolicy', 'Strict', 'Strict'],
  ] as const) {
    it(`asks for ${field} alone: ${JSON.stringify(value)}`, () => {
      const { wishes } = read({ ...sentBy(usual), [field]: value });
      assert.deepEqual(Object.keys(wishes), [field]);
      const found = Object.values(wishes)[0];
      if (typeof wish === 'number') assert.equal((found as readonly string[]).length, wish);
      else assert.deepEqual(found, wish);
    });
  }

  it('takes a policy that was typed before one that was chosen', () => {
    const sent = { ...sentBy(usual), defaultPolicy: 'Strict', otherPolicy: ' Very strict ' };
    assert.deepEqual(read(sent).wishes, { defaultPolicy: 'Very strict' });
  });

  for (const [field, value, refusal] of [
    ['defaultAccessLevel', 'Everything', 'formIncomplete'],
    ['defaultAccessLevel', 7, 'fieldUnreadable'],
    ['adminMailRecipients', 'not an address', 'addressInvalid'],
    ['adminMailRecipients', `${'a'.repeat(5000)}@x.example`, 'fieldTooLong'],
    ['adminMailRecipients', ['a@x.example'], 'fieldUnreadable'],
    ['adminMailRecipients', 'a\ud800@x.example', 'fieldUnreadable'],
    ['adminMailRecipients', 'a\u200b@x.example', 'fieldHidden'],
    ['adminMailRecipients', 'a@x.example\u202e', 'fieldHidden'],
    ['adminMailRecipients', 'a\u{e0041}@x.example', 'fieldHidden'],
    ['userMailInsert', 'x'.repeat(257), 'fieldTooLong'],
    ['userMailInsert', {}, 'fieldUnreadable'],
    ['userMailInsert', 'Call\u3164me', 'fieldHidden'],
    ['userMailInsert', 'Call\u2028me', 'fieldHidden'],
    ['userMailInsert', 'Call\tme', 'fieldHidden'],
    ['allowOutlook', 'perhaps', 'fieldUnreadable'],
    ['allowOutlook', 1, 'fieldUnreadable'],
    ['defaultPolicy', 'x'.repeat(300), 'fieldTooLong'],
    ['defaultPolicy', false, 'fieldUnreadable'],
    ['otherPolicy', 'x'.repeat(300), 'fieldTooLong'],
    ['account', '', 'formIncomplete'],
    ['account', 'svc\u200b@contoso.com', 'formIncomplete'],
    ['account', { toString: 'svc@contoso.com' }, 'formIncomplete'],
  ] as const) {
    it(`refuses ${field}: ${JSON.stringify(value).slice(0, 40)}`, () => {
      const failure = refusalOf({ ...sentBy(usual), [field]: value });
      assert.equal(failure.refusal, refusal);
      for (const speaker of exampleVoices) {
        const sentence = speaker.sayFacts(`refusals.${failure.refusal}`, failure.values);
        assert.match(sentence, /not complete|不完整/);
      }
    });
  }
});
