import { idIn, rooms, type Shown, type Stage } from './stage.js';

const wishes = {
  account: 'svc-intune@contoso.com',
  defaultAccessLevel: 'Quarantine',
  adminMailRecipients: 'itops@contoso.com',
  userMailInsert: 'Please call 1234.',
  allowOutlook: 'true',
  defaultPolicy: 'Default',
};

async function approved(stage: Stage, kind: RegExp): Promise<Shown> {
  const card = await stage.shown('bob', rooms.approvals, kind);
  await stage.press('bob', card, 'approve.press', { change: idIn(card, 'change') });
  return card;
}

/** Alice asks for the connector, Bob approves it, and everybody sees what came of it. */
export async function setUp(stage: Stage): Promise<void> {
  const alice = rooms.of('alice');
  await stage.look('alice', alice, 'Alice wants the connector. First: is everything there?');
  await stage.say('alice', alice, 'check permissions for svc-intune@contoso.com', /13|permission/i);
  await stage.look('alice', alice, 'All 13 cmdlets. She fills in the form.');
  const form = await stage.say('alice', alice, 'setup for svc-intune@contoso.com', /setup\.plan/);
  await stage.press('alice', form, 'setup.plan', wishes);
  const draft = await stage.shown('alice', alice, /change\.request/);
  await stage.look('alice', alice, 'The plan: only what would change, and whom it would reach.');
  await stage.press('alice', draft, 'change.request', { change: idIn(draft, 'change') });
  await stage.look('bob', rooms.approvals, 'Somebody else decides: Bob, in the approvals channel.');
  await approved(stage, /approve\.press/);
  await stage.shown('bob', rooms.approvals, /Done, and checked afterwards/);
  await stage.look(
    'bob',
    rooms.approvals,
    'Done once, step by step, and read back field by field.',
  );
  await stage.look('alice', alice, 'Alice has the connection information, with the last sync.');
  await stage.shown('alice', alice, /svc-intune@contoso\.com/);
}

/** A phone that waits is let in; then the connector is disconnected, and the audit has it all. */
export async function lookAfter(stage: Stage): Promise<void> {
  const alice = rooms.of('alice');
  await stage.look('alice', alice, 'Quarantine is the default now. Which phones wait?');
  const list = await stage.say('alice', alice, 'quarantined', /"allow [A-Z0-9]+"/);
  const [, device = ''] = /"allow ([A-Z0-9]+)"/.exec(JSON.stringify(list.card)) ?? [];
  const draft = await stage.say('alice', alice, `allow ${device}`, /ActiveSyncAllowedDeviceIDs/);
  await stage.press('alice', draft, 'change.request', { change: idIn(draft, 'change') });
  await stage.look('bob', rooms.approvals, 'Letting one in is a change too.');
  await approved(stage, /one device[\s\S]*approve\.press/);
  await stage.shown('bob', rooms.approvals, /one device[\s\S]*Done, and checked/);
  await stage.look('alice', alice, 'The end: disconnecting, approved like everything else.');
  const end = await stage.say('alice', alice, 'disconnect', /change\.request/);
  await stage.press('alice', end, 'change.request', { change: idIn(end, 'change') });
  await stage.look('bob', rooms.approvals, 'Exchange stays as it is; syncing stops.');
  await approved(stage, /Disconnect the connector[\s\S]*approve\.press/);
  await stage.shown('bob', rooms.approvals, /Disconnect the connector[\s\S]*Done/);
  await stage.look('grace', rooms.of('grace'), 'Grace, an administrator, looks at the audit.');
  await stage.say('grace', rooms.of('grace'), 'audit', /Change approved/);
  await stage.say('grace', rooms.of('grace'), 'audit verify', /whole/);
}
