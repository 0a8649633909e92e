import assert from 'node:assert/strict';
import { objectsIn } from '../support/draw.js';
import { approvals, SetupStory, wishes } from '../support/setup-story.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

describe('a setup from the wish to the first sync', function () {
  this.timeout(60_000);
  let walk: Walk;
  let story: SetupStory;
  beforeEach(async () => {
    walk = await startWalk();
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'carol', 'dan']) await walk.open(person);
  });
  afterEach(() => walk.stop());

  const setCmdlets = () => story.writes();

  async function asked() {
    const { id } = await story.requested();
    return { card: await story.until('bob', approvals, /Waiting for approval/), id };
  }

  it('is asked in chat, approved in a channel, done once, checked, and shown', async () => {
    const { card, id } = await asked();
    assert.deepEqual(setCmdlets(), []);
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    await story.until('bob', approvals, /Done, and checked afterwards[\s\S]*Approved by Bob Chen/);
    assert.deepEqual(
      setCmdlets().map(({ cmdlet, outcome }) => [cmdlet, outcome]),
      [
        ['New-ActiveSyncDeviceAccessRule', 'ok'],
        ['Set-ActiveSyncOrganizationSettings', 'ok'],
      ],
    );
    const status = shownIn(await walk.say('dan', 'status'));
    assert.match(status, /connected/);
    assert.match(status, /svc-intune@contoso\.com/);
    const history = shownIn(await walk.say('alice', 'history'));
    assert.match(history, /120 devices \(120 new, 0 gone/);
    assert.match(history, /▇+ Allowed: \d+ \(\d+%\)/);
    assert.match(
      shownIn(await walk.say('alice', 'sync')),
      /120 devices \(0 new, 0 gone, 0 changed\)/,
    );
    assert.match(shownIn(await walk.say('grace', 'audit')), /Change approved, Bob Chen/);
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /chain of \d+ entries is whole/);
  });

  it('fills its form with what was said, and plans it', async () => {
    await walk.say('alice', 'language en');
    const said = 'with quarantine as default for svc-intune@contoso.com, notify sec@contoso.com';
    const form = await walk.say('alice', `set up connector ${said}`);
    const inputs = JSON.stringify(form.card);
    assert.match(inputs, /"id":"defaultAccessLevel"[^}]*"value":"Quarantine"/);
    assert.match(inputs, /"id":"adminMailRecipients"[^}]*"value":"sec@contoso\.com"/);
    const data = objectsIn(form.card).find(({ verb }) => verb === 'setup.plan')?.['data'];
    const outcome = await walk.press('alice', form, 'setup.plan', {
      ...(data as object),
      ...{ defaultAccessLevel: 'Quarantine', adminMailRecipients: 'sec@contoso.com' },
    });
    const plan = JSON.stringify(outcome['card']);
    assert.match(plan, /DefaultAccessLevel[^"]*Quarantine/);
    assert.match(plan, /sec@contoso\.com/);
    assert.match(plan, /svc-intune@contoso\.com/);
    assert.match(
      shownIn(await walk.say('alice', 'setup svc-intune@contoso.com, policy "No such"')),
      /no mobile device mailbox policy/,
    );
  });

  it('is not approved by its requester, nor by somebody without the role; both are written down', async () => {
    const { card, id } = await asked();
    for (const person of ['alice', 'dan']) {
      const outcome = await walk.press(person, card, 'approve.press', { change: id });
      assert.match(String(outcome['text']), /You may not decide|您不能決定/);
    }
    assert.deepEqual(setCmdlets(), []);
    assert.match(shownIn(await walk.say('grace', 'audit')), /Decision refused, Dan Hsu/);
  });

  it('is rejected with a reason, and nothing is run', async () => {
    const { card, id } = await asked();
    const without = await walk.press('carol', card, 'reject.press', { change: id });
    assert.ok(without['text']);
    await walk.press('carol', card, 'reject.press', { change: id, reason: 'not before Monday' });
    await story.until('alice', 'a:personal-alice', /Rejected by Carol Wu[\s\S]*not before Monday/);
    assert.deepEqual(setCmdlets(), []);
  });

  it('is decided by typed words too, and taken back by its requester', async () => {
    const { id } = await asked();
    assert.match(shownIn(await walk.say('bob', 'pending')), new RegExp(id));
    await walk.say('alice', `withdraw ${id}`);
    await story.until('bob', approvals, /Taken back/);
    assert.match(shownIn(await walk.say('bob', `approve ${id}`)), /not waiting any more/);
  });

  it('is void when the tenant changed after it was asked for', async () => {
    const { card, id } = await asked();
    walk.sandbox.tenant.simulated.run(
      walk.sandbox.tenant.simulated.idOf('grace@contoso.com') ?? '',
      'Set-ActiveSyncOrganizationSettings',
      { UserMailInsert: 'behind the back' },
    );
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', 'a:personal-alice', /not as it was when this was approved/);
    assert.equal(setCmdlets().length, 1);
  });

  it('runs no cmdlet twice when Exchange applies it and loses the answer', async () => {
    const { card, id } = await asked();
    const { simulated, faults } = walk.sandbox.tenant;
    const run = simulated.run.bind(simulated);
    // The fault begins with the first write, so that what is read before it is whole.
    simulated.run = (objectId, cmdlet, parameters) => {
      if (cmdlet.startsWith('Set-'))
        faults.set('exchange', { mode: 'applied-then-drop', times: 1 });
      return run(objectId, cmdlet, parameters);
    };
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', 'a:personal-alice', /Done, and checked/);
    const names = setCmdlets().map(({ cmdlet }) => cmdlet);
    assert.deepEqual(names, [
      'New-ActiveSyncDeviceAccessRule',
      'Set-ActiveSyncOrganizationSettings',
    ]);
  });

  it('is refused for an account that lacks what the connector needs', async () => {
    const answer = await walk.say('alice', 'setup for svc-limited@contoso.com');
    assert.match(shownIn(answer), /cannot be set up yet: svc-limited@contoso\.com lacks/);
    assert.deepEqual(setCmdlets(), []);
  });

  it('shows the open request instead of making another', async () => {
    const { id } = await asked();
    assert.match(
      shownIn(await walk.say('alice', 'setup for svc-intune@contoso.com')),
      new RegExp(id),
    );
  });

  it('lets a quarantined phone in after an approval, and asks which of several', async () => {
    await walk.say('alice', 'language en');
    const list = await walk.say('alice', 'quarantined');
    const device = /"allow ([A-Z0-9]+)"/.exec(JSON.stringify(list.card))?.[1] ?? '';
    const draft = await walk.say('alice', `allow ${device}`);
    const change = story.idIn(draft);
    assert.match(shownIn(draft), /ActiveSyncAllowedDeviceIDs: none → /);
    await walk.press('alice', draft, 'change.request', { change });
    const waiting = await story.until('bob', approvals, /one device[\s\S]*Waiting/);
    await walk.press('bob', waiting, 'approve.press', { change });
    await story.until('bob', approvals, /one device[\s\S]*Done, and checked/);
    assert.deepEqual(
      setCmdlets().map(({ cmdlet }) => cmdlet),
      ['Set-CASMailbox'],
    );
    const again = shownIn(await walk.say('alice', 'quarantined'));
    assert.doesNotMatch(again, new RegExp(device));
    assert.match(shownIn(await walk.say('alice', `allow ${device}`)), /as asked for already/);
    assert.match(shownIn(await walk.say('alice', 'block Grace Kuo')), /Which device/);
    assert.match(shownIn(await walk.say('alice', 'allow nobody')), /no device "nobody"/);
  });

  it('disconnects after an approval', async () => {
    const { card, id } = await asked();
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    const draft = await walk.say('alice', 'disconnect');
    const change = story.idIn(draft);
    await walk.press('alice', draft, 'change.request', { change });
    const waiting = await story.until('bob', approvals, /Disconnect the connector\n[\s\S]*Waiting/);
    await walk.press('bob', waiting, 'approve.press', { change });
    await story.until('bob', approvals, /Disconnect the connector\n[\s\S]*Done/);
    assert.match(shownIn(await walk.say('dan', 'status')), /disconnected/);
  });

  for (const [field, value] of [
    ['defaultAccessLevel', 'Everything'],
    ['adminMailRecipients', 'not an address'],
    ['account', ''],
    ['userMailInsert', 'x'.repeat(300)],
  ] as const) {
    it(`refuses a form whose ${field} cannot be used`, async () => {
      const form = await walk.say('alice', 'setup for svc-intune@contoso.com');
      const outcome = await walk.press('alice', form, 'setup.plan', { ...wishes, [field]: value });
      assert.match(String(outcome['text']), /not complete/);
    });
  }
});
