import assert from 'node:assert/strict';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { clientMessage } from '../support/client-activity.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

/** Entra group of the people who hold a role, as the simulated tenant has them. */
const groupOf = {
  approver: 'cccccccc-0000-4000-8000-000000000002',
};

const otherTenant = '99999999-9999-4999-8999-999999999999';
let sent = 0;

/** A press of a button as Teams sends it, from a program that writes into it what it likes. */
const forged = (person: string, verb: string, data: object, more: object = {}) => {
  sent += 1;
  return {
    ...clientMessage(person, '', `forged-${sent}`),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data } },
    ...more,
  };
};

describe('a forged action', function () {
  this.timeout(60_000);
  let walk: Walk;
  let story: SetupStory;
  let card: ChatMessage;
  let id: string;
  beforeEach(async () => {
    walk = await startWalk();
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'carol', 'dan', 'grace']) await walk.open(person);
    ({ id } = await story.requested());
    card = await story.until('bob', approvals, /Waiting for approval/);
  });
  afterEach(() => walk.stop());

  const press = async (person: string, on: ChatMessage, verb: string, data: object = {}) =>
    String((await walk.press(person, on, verb, { change: id, ...data }))['text']);

  const give = (person: string, action: 'give' | 'take'): void => {
    const account = `${person}@contoso.com`;
    assert.ok(walk.sandbox.tenant.simulated.setRole({ account, role: groupOf.approver, action }));
  };

  /** Still waiting, nothing run, and who tried is in the audit. */
  async function assertNothing(by?: string): Promise<void> {
    assert.match(shownIn(await walk.say('grace', `change ${id}`)), /Waiting for approval/);
    assert.deepEqual(story.writes(), []);
    if (by === undefined) return;
    const audit = shownIn(await walk.say('grace', 'audit'));
    assert.match(audit, new RegExp(`Decision refused, ${by}`));
  }

  it('that names no change, or something else in its place, is told so', async () => {
    for (const change of ['', ' ', {}, undefined]) {
      const said = await press('bob', card, 'approve.press', { change });
      assert.match(said, /It is not said which change is meant/);
    }
    await assertNothing();
  });

  it('on a card of one’s own, with the id of the change of another, is refused', async () => {
    const own = await walk.say('dan', 'help');
    assert.match(await press('dan', own, 'approve.press'), /may not decide|不能決定/);
    assert.match(await press('dan', own, 'withdraw.press'), /\S/);
    assert.match(await press('dan', own, 'change.request'), /\S/);
    await assertNothing('Dan Hsu');
  });

  it('of a guest is refused, though the guest is in the group of approvers', async () => {
    const { simulated } = walk.sandbox.tenant;
    const account = 'eve@fabrikam.com';
    assert.ok(simulated.setRole({ account, role: groupOf.approver, action: 'give' }));
    assert.doesNotMatch(await press('eve', card, 'approve.press'), /Approved/);
    await assertNothing();
  });

  it('is let in where nothing is forged: what is refused below is refused for what is forged', async () => {
    const response = await walk.post(forged('bob', 'approve.press', { change: id }));
    assert.match(await response.text(), /Approved/);
  });

  it('of another tenant is not let in', async () => {
    const elsewhere = {
      conversation: {
        ...{ id: approvals, conversationType: 'channel', tenantId: otherTenant },
      },
      channelData: { tenant: { id: otherTenant } },
    };
    const response = await walk.post(forged('bob', 'approve.press', { change: id }, elsewhere));
    assert.doesNotMatch(await response.text(), /Approved/);
    await assertNothing();
  });

  it('says in vain that it is from somebody of another tenant with the id of an approver', async () => {
    const mixed = { channelData: { tenant: { id: otherTenant } } };
    const response = await walk.post(forged('bob', 'approve.press', { change: id }, mixed));
    assert.doesNotMatch(await response.text(), /Approved/);
    await assertNothing();
  });

  it('of the requester is refused in every conversation, with the role to approve too', async () => {
    give('alice', 'give');
    assert.match(await press('alice', card, 'approve.press'), /asked for this change yourself/);
    const chat = '19:ops@thread.v2';
    const pending = await walk.say('alice', `<at>Connector Bot</at> change ${id}`, chat);
    assert.match(await press('alice', pending, 'approve.press'), /asked for this change yourself/);
    const typed = await walk.say('alice', `approve ${id}`);
    assert.match(shownIn(typed), /asked for this change yourself/);
    await assertNothing('Alice Lin');
  });

  it('of somebody whose role went away since they got the card is refused', async () => {
    give('bob', 'take');
    assert.match(await press('bob', card, 'approve.press'), /\S/);
    await assertNothing();
  });

  it('on a card that is old changes nothing any more', async () => {
    await press('carol', card, 'reject.press', { reason: 'not before Monday' });
    for (const verb of ['approve.press', 'reject.press']) {
      assert.match(await press('bob', card, verb, { reason: 'no' }), /not waiting any more/);
    }
    await press('alice', card, 'change.request');
    assert.match(shownIn(await walk.say('grace', `change ${id}`)), /Rejected by Carol Wu/);
    assert.deepEqual(story.writes(), []);
  });

  it('with a plan of its own runs what was approved, and nothing of that plan', async () => {
    const evil = {
      ...{ cmdlet: 'Set-ActiveSyncOrganizationSettings', target: 'x', differences: [] },
      parameters: { DefaultAccessLevel: 'Block' },
    };
    const edited = {
      ...{ plan: [evil], wishes: { defaultAccessLevel: 'Block' }, account: 'eve@fabrikam.com' },
      ...{ hash: 'x', approvalsNeeded: 0, state: 'approved', version: 9, requester: 'dan' },
    };
    assert.match(await press('dan', card, 'approve.press', edited), /may not decide|不能決定/);
    await assertNothing('Dan Hsu');
    await press('bob', card, 'approve.press', edited);
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    const writes = story.writes();
    assert.equal(writes.at(-1)?.parameters['DefaultAccessLevel'], 'Quarantine');
    assert.equal(writes.length, 2);
  });

  it('with an id that is none, or something else in its place, is refused without a trace inside', async () => {
    const hostile = [{}, [], null, 7, 'x'.repeat(5000), '__proto__', `${id}' or 1=1`, [id], { id }];
    for (const change of hostile) {
      const outcome = await walk.press('bob', card, 'approve.press', { change });
      assert.doesNotMatch(JSON.stringify(outcome), /TypeError|at \w+ \(|node:|sqlite|select /i);
    }
    assert.deepEqual(
      walk.log.filter((line) => /Error/.test(line)),
      [],
    );
    await assertNothing();
  });
});
