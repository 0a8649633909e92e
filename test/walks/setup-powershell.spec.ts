import assert from 'node:assert/strict';
import { powershell, powershellSettings } from '../support/powershell-backend.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { startTraceReceiver, type TraceReceiver } from '../support/trace-receiver.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

describe('a setup with the PowerShell backend', function () {
  this.timeout(90_000);
  let walk: Walk;
  let story: SetupStory;
  let receiver: TraceReceiver;
  before(async function () {
    if (!powershell) {
      process.stdout.write('SKIPPED: no PowerShell: the setup was not tried with it.\n');
      return this.skip();
    }
    receiver = await startTraceReceiver();
    walk = await startWalk({
      ...powershellSettings,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    });
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob']) await walk.open(person);
  });
  after(async () => {
    await walk?.stop();
    await receiver?.close();
  });

  it('is planned, approved, run once, checked, and a phone is let in', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    assert.deepEqual(
      story.writes().map(({ cmdlet, outcome }) => [cmdlet, outcome]),
      [
        ['New-ActiveSyncDeviceAccessRule', 'ok'],
        ['Set-ActiveSyncOrganizationSettings', 'ok'],
      ],
    );
    assert.match(shownIn(await walk.say('alice', 'history')), /120 devices \(120 new/);
    const list = await walk.say('alice', 'quarantined');
    const device = /"allow ([A-Z0-9]+)"/.exec(JSON.stringify(list.card))?.[1] ?? '';
    const draft = await walk.say('alice', `allow ${device}`);
    const change = story.idIn(draft);
    await walk.press('alice', draft, 'change.request', { change });
    const waiting = await story.until('bob', approvals, /one device[\s\S]*Waiting/);
    await walk.press('bob', waiting, 'approve.press', { change });
    await story.until('bob', approvals, /one device[\s\S]*Done, and checked/);
    assert.equal(story.writes().at(-1)?.cmdlet, 'Set-CASMailbox');
  });

  it("is a trace from each activity to its cmdlets, the sessions' tokens among them", async () => {
    await walk.end(0);
    const { spans, way } = receiver;
    const waysTo = (name: string, cmdlet?: string): readonly string[] =>
      spans
        .filter((span) => span.name === name && (!cmdlet || span.facts['cmdlet'] === cmdlet))
        .map((span) =>
          way(span)
            .map((each) => each.name)
            .join(' < '),
        );
    assert.deepEqual(waysTo('cmdlet', 'Set-CASMailbox'), ['cmdlet < change']);
    assert.ok(waysTo('cmdlet').includes('cmdlet < command < turn'));
    assert.ok(waysTo('token').includes('token < cmdlet < command < turn'));
  });
});
