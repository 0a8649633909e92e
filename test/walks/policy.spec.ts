import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { approvals, SetupStory, wishes } from '../support/setup-story.js';
import { tempFolder } from '../support/temp-folder.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

describe('a setup under a policy of its own', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let walk: Walk;
  let story: SetupStory;
  before(() =>
    writeFileSync(
      join(folder.path, 'policy.json'),
      JSON.stringify({
        changes: { setup: { approvals: 2, reason: true, growth: 0 } },
        breakGlass: { role: 'admin' },
      }),
    ),
  );
  after(() => folder.remove());
  beforeEach(async () => {
    walk = await startWalk({ POLICY_FILE: join(folder.path, 'policy.json') });
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'carol', 'grace']) await walk.open(person);
  });
  afterEach(() => walk.stop());

  const press = (person: string, card: Parameters<Walk['press']>[1], verb: string, id: string) =>
    walk.press(person, card, verb, { change: id });

  it('needs a reason and two people, each of whom counts once', async () => {
    const { form, id } = await story.planned();
    const without = await press('alice', form, 'change.request', id);
    assert.match(String(without['text']), /say why you ask/);
    await walk.press('alice', form, 'change.request', { change: id, why: 'New phones' });
    const card = await story.until('bob', approvals, /Waiting for approval/);
    assert.match(shownIn(card), /Reason: “New phones”/);
    await press('bob', card, 'approve.press', id);
    assert.match(String((await press('bob', card, 'approve.press', id))['text']), /decided about/);
    assert.deepEqual(story.writes(), []);
    await press('carol', card, 'approve.press', id);
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    assert.equal(story.writes().length, 2);
  });

  it('does not count an approver whose role went away in between', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    await press('bob', card, 'approve.press', id);
    walk.sandbox.tenant.simulated.setRole({
      account: 'bob@contoso.com',
      role: 'cccccccc-0000-4000-8000-000000000002',
      action: 'take',
    });
    await press('carol', card, 'approve.press', id);
    await story.until('carol', approvals, /approval of Bob Chen does not count/);
    assert.deepEqual(story.writes(), []);
    await press('grace', card, 'approve.press', id);
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
  });

  it('is void when it would reach more devices than when it was asked', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    const { simulated } = walk.sandbox.tenant;
    const grace = simulated.idOf('grace@contoso.com') ?? '';
    // Without this rule the default decides about one more kind of phone.
    const rules = simulated.run(grace, 'Get-ActiveSyncDeviceAccessRule', {});
    for (let index = 0; index < rules.total; index += 1) {
      const { Identity } = rules.row(index);
      simulated.run(grace, 'Remove-ActiveSyncDeviceAccessRule', { Identity });
    }
    const before = story.writes().length;
    await press('bob', card, 'approve.press', id);
    await press('carol', card, 'approve.press', id);
    await story.until('alice', 'a:personal-alice', /It would reach \d+ devices by now/);
    assert.equal(story.writes().length, before);
  });

  it('is run without approval by who may, with a reason, and everybody is told', async () => {
    const { id } = await story.requested();
    await story.until('bob', approvals, /Waiting for approval/);
    for (const [person, text, said] of [
      ['bob', `break glass ${id} now`, /may not run a change without/],
      ['grace', `break glass ${id}`, /say why/],
    ] as const) {
      assert.match(shownIn(await walk.say(person, text)), said);
    }
    assert.deepEqual(story.writes(), []);
    await walk.say('grace', `break glass ${id} mail is down for everybody`);
    const told = await story.until(
      'dan',
      '19:general@thread.tacv2',
      /Run without approval by Grace/,
    );
    assert.match(shownIn(told), /mail is down for everybody/);
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    const audit = shownIn(await walk.say('grace', 'audit'));
    assert.match(audit, /Run without approval, Grace Kuo/);
    assert.match(audit, /Decision refused, Bob Chen/);
  });

  it('is planned anew after a failure, and put back after a success, both approved alike', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    const { simulated, faults } = walk.sandbox.tenant;
    const run = simulated.run.bind(simulated);
    simulated.run = (objectId, cmdlet, parameters) => {
      const output = run(objectId, cmdlet, parameters);
      if (cmdlet.startsWith('New-')) faults.set('exchange', { mode: 'deny-cmdlet', times: 1 });
      return output;
    };
    await press('bob', card, 'approve.press', id);
    await press('carol', card, 'approve.press', id);
    const failed = await story.until('alice', 'a:personal-alice', /It failed/);
    simulated.run = run;
    const rest = await walk.press('alice', failed, 'again.press', { change: id });
    const shown = JSON.stringify(rest['card']);
    assert.match(shown, /Set-ActiveSyncOrganizationSettings/);
    assert.doesNotMatch(shown, /New-ActiveSyncDeviceAccessRule/);
    const back = await walk.say('alice', `go back ${id}`);
    assert.match(shownIn(back), /Remove-ActiveSyncDeviceAccessRule/);
    const backId = story.idIn(back);
    await walk.press('alice', back, 'change.request', { change: backId });
    const asked = await story.until(
      'bob',
      approvals,
      /Put back what a setup overwrote[\s\S]*Waiting/,
    );
    await press('bob', asked, 'approve.press', backId);
    await story.until('bob', approvals, /Put back what a setup overwrote[\s\S]*Done, and checked/);
    assert.equal(wishes.defaultAccessLevel, 'Quarantine');
    const settings = simulated.run(
      simulated.idOf('grace@contoso.com') ?? '',
      'Get-ActiveSyncOrganizationSettings',
      {},
    );
    assert.equal(settings.row(0)['DefaultAccessLevel'], 'Allow');
    assert.equal(story.writes().at(-1)?.cmdlet, 'Remove-ActiveSyncDeviceAccessRule');
  });
});
