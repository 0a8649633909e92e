import assert from 'node:assert/strict';
import { PersonFailure, StoreFailure, TenantFailure } from '../../src/domain/failure.js';
import { dispatchBot, kindOf, shownIn } from '../support/dispatch-bot.js';

const throwing = (error: unknown) =>
  dispatchBot({
    services: {
      connection: {
        connectionInformation: async () => {
          throw error;
        },
      },
    },
  });

describe('a failed turn is answered by whose failure it is', () => {
  it('the person’s: a sentence that names what was wrong, and help', async () => {
    const reply = await dispatchBot().say('check permissions for *');
    assert.equal(kindOf(reply), 'notice');
    assert.match(shownIn(reply), /"\*" is not an address/);
  });

  it('the tenant’s: which service, what it said, what to do, the id, and a button to try again', async () => {
    const failure = new TenantFailure('exchange', 'throttled', {
      asked: 'Get-OrganizationConfig',
      said: 'Micro delay applied',
      retryAfter: 30_000,
    });
    const bot = throwing(failure);
    const reply = await bot.say('連接器正常嗎');
    const shown = shownIn(reply);
    assert.equal(kindOf(reply), 'failure');
    for (const part of [
      'Exchange Online asks to slow down',
      'Wait a little, then try again.',
      'It makes sense to try again in 30 s.',
      'Get-OrganizationConfig',
      'Micro delay applied',
      'turn-1',
    ])
      assert.ok(shown.includes(part), part);
    assert.match(JSON.stringify(reply), /"text":"status"/);
    assert.match(JSON.stringify(await bot.press('status.refresh')), /"verb":"status.refresh"/);
    assert.deepEqual(bot.logged, []);
  });

  it('the tenant’s, with the whole form to try again, or without that button', async () => {
    const bot = throwing(new TenantFailure('exchange', 'unreachable'));
    const form = { account: 'a@x.example', text: '連'.repeat(2000), n: 1, flag: true };
    const again = JSON.stringify(await bot.press('status.refresh', form));
    assert.ok(again.includes(JSON.stringify(form.text)));
    for (const data of [
      { deep: {} },
      { text: 'x'.repeat(20_000) },
      { list: [1] },
      { none: null },
    ]) {
      const shown = JSON.stringify(await bot.press('status.refresh', { ...form, ...data }));
      assert.ok(!shown.includes('"verb"'), JSON.stringify(data).slice(0, 40));
    }
  });

  it('the tenant’s, where trying again is of no use: without that button', async () => {
    const reply = await throwing(new TenantFailure('graph', 'consent')).say('status');
    assert.ok(!JSON.stringify(reply).includes('Try again'));
    assert.match(shownIn(reply), /Grant admin consent/);
  });

  it('the tenant’s, where a right is missing: a tenant that says no, and what shows the right', async () => {
    const shown = JSON.stringify(
      await throwing(new TenantFailure('exchange', 'notPermitted')).say('status'),
    );
    assert.match(shown, /The tenant says no/);
    assert.match(shown, /"text":"check permissions"/);
  });

  it('ours, where the database is away: says so, with the id and a button to try again', async () => {
    const error = new StoreFailure('nobody is shown this (57P01)', { mayPass: true });
    const bot = throwing(error);
    const reply = await bot.say('status');
    assert.match(shownIn(reply), /cannot use its database[\s\S]*turn-1/);
    assert.ok(!JSON.stringify(reply).includes('57P01'));
    assert.match(JSON.stringify(reply), /"text":"status"/);
    assert.deepEqual(bot.logged, [{ event: 'turn.failed', id: 'turn-1', error }]);
    const lasting = await throwing(new StoreFailure('a bug')).say('status');
    assert.ok(!/database|Try again/.test(JSON.stringify(lasting)));
  });

  for (const error of [new TypeError('secret of ours'), 'a string', undefined]) {
    it(`ours: logged with its id, of which nothing else is shown (${String(error)})`, async () => {
      const bot = throwing(error);
      const reply = await bot.say('status');
      assert.equal(kindOf(reply), 'failure');
      assert.match(shownIn(reply), /turn-1/);
      assert.ok(!JSON.stringify(reply).includes('secret'));
      assert.deepEqual(bot.logged, [{ event: 'turn.failed', id: 'turn-1', error }]);
    });
  }

  it('ours too, where a refusal lacks what its sentence names', async () => {
    const bot = throwing(new PersonFailure('accountNotFound'));
    assert.match(shownIn(await bot.say('status')), /Something went wrong in the bot/);
    assert.ok(bot.logged[0]?.error instanceof RangeError);
  });
});
