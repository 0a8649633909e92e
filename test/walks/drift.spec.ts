import assert from 'node:assert/strict';
import { approvals, SetupStory } from '../support/setup-story.js';
import { personalOf, shownIn, startWalk, type Walk } from '../support/walk.js';

const aliceChat = personalOf('alice');
const isVoid = /not as it was when this was approved/;
const organization = 'Set-ActiveSyncOrganizationSettings';

describe('a tenant that is changed behind the bot’s back, by who has only HTTP', function () {
  this.timeout(60_000);
  let walk: Walk;
  let story: SetupStory;
  beforeEach(async () => {
    walk = await startWalk();
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob']) await walk.open(person);
  });
  afterEach(() => walk.stop());

  /** As any client of the sandbox does it; see docs/sandbox.md. */
  async function behindTheBack(text: string): Promise<void> {
    const response = await fetch(`${walk.sandbox.url}/sandbox/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        account: 'grace@contoso.com',
        cmdlet: organization,
        parameters: { UserMailInsert: text },
      }),
    });
    assert.equal(response.status, 200, await response.text());
  }

  const cmdlets = (): readonly string[] => story.writes().map(({ cmdlet }) => cmdlet);

  /** The difference is shown, and what is asked anew overwrites what is there by now, after an approval. */
  async function askedAnew(text: string): Promise<void> {
    const shown = shownIn(await story.until('alice', aliceChat, isVoid));
    assert.match(shown, new RegExp(`By now this would be changed instead[\\s\\S]*${text} → `));
    await story.until('bob', approvals, isVoid);
    assert.deepEqual(cmdlets(), [organization], 'only what was done behind the back');
    const end = await story.until('alice', aliceChat, isVoid);
    await walk.press('alice', end, 'again.press', { change: story.idIn(end) });
    const draft = await story.until('alice', aliceChat, /A plan. Nothing is asked for yet/);
    assert.match(shownIn(draft), new RegExp(`UserMailInsert: ${text} → `));
    const change = story.idIn(draft);
    await walk.press('alice', draft, 'change.request', { change, why: 'As it is by now' });
    const card = await story.until('bob', approvals, new RegExp(`Waiting[\\s\\S]*${change}`));
    await walk.press('bob', card, 'approve.press', { change });
    await story.until('alice', aliceChat, new RegExp(`Done, and checked[\\s\\S]*${change}`));
    assert.deepEqual(cmdlets(), [organization, 'New-ActiveSyncDeviceAccessRule', organization]);
  }

  it('between request and approval: void, the difference shown, asked anew', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    await behindTheBack('while it waited');
    await walk.press('bob', card, 'approve.press', { change: id });
    await askedAnew('while it waited');
  });

  it('between approval and run: void, the difference shown, asked anew', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    // Exchange takes its time over what is read before the first step.
    walk.fault('exchange', { mode: 'slow', ms: 2500 });
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', aliceChat, /Approved by Bob Chen/);
    await behindTheBack('after it was approved');
    walk.fault('exchange');
    await askedAnew('after it was approved');
  });
});
