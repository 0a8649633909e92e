import assert from 'node:assert/strict';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

describe('the doctor', function () {
  this.timeout(60_000);
  let walk: Walk;
  before(async () => {
    walk = await startWalk();
    for (const person of ['grace', 'alice']) await walk.open(person);
  });
  after(() => walk.stop());
  afterEach(() => {
    for (const service of ['authority', 'graph', 'exchange', 'connector'] as const) {
      walk.fault(service);
    }
  });

  const doctor = async (): Promise<string> => shownIn(await walk.say('grace', 'doctor'));
  const role = (name: string, action: 'give' | 'take') =>
    walk.sandbox.tenant.simulated.setRole({ account: 'SP Connector Bot', role: name, action });

  it('finds nothing in a tenant that is well but what it has not heard of', async () => {
    const shown = await doctor();
    assert.match(shown, /✔ Consents for Microsoft Graph/);
    assert.match(shown, /✔ The 13 cmdlets/);
    assert.match(shown, /✔ Clock/);
    assert.match(shown, /0 things are wrong|Everything that was looked at is well/);
  });

  it('is for administrators', async () => {
    assert.match(shownIn(await walk.say('alice', 'doctor')), /needs the role/);
  });

  for (const permission of [
    'Organization.Read.All',
    'User.Read.All',
    'GroupMember.Read.All',
    'RoleManagement.Read.Directory',
    'Application.Read.All',
    'ServiceHealth.Read.All',
    'DeviceManagementServiceConfig.Read.All',
    'DeviceManagementManagedDevices.Read.All',
    'Exchange.ManageAsApp',
  ]) {
    it(`names ${permission} when its consent is missing, with the command that grants it`, async () => {
      role(permission, 'take');
      // Who asks is known for five minutes, so the directory need not answer.
      const shown = await doctor();
      role(permission, 'give');
      assert.match(shown, new RegExp(`Missing: .*${permission.replaceAll('.', '\\.')}`));
      assert.match(
        shown,
        /az ad app permission add --id [0-9a-f-]{36} --api [0-9a-f-]+ --api-permissions/,
      );
      assert.match(shown, /az ad app permission admin-consent --id/);
    });
  }

  it('names the cmdlets that the executing identity may not run', async () => {
    role('Connector Bot', 'take');
    const shown = await doctor();
    role('Connector Bot', 'give');
    assert.match(shown, /✖ The 13 cmdlets\nThe executing identity may not run: /);
    assert.match(shown, /To mend it: check permissions/);
  });

  for (const [service, mode, said] of [
    ['authority', 'refuse-token', /✖ Sign-in of the executing identity\nEntra refuses application/],
    ['graph', 'drop', /✖ Microsoft Graph\nIt does not answer as asked \(graph: unreachable\)/],
    ['graph', 'throttle', /✖ Microsoft Graph\nIt does not answer as asked \(graph: throttled\)/],
    [
      'exchange',
      'drop',
      /✖ Exchange Online\nIt does not answer as asked \(exchange: unreachable\)/,
    ],
  ] as const) {
    it(`names ${service} when its fault is ${mode}`, async () => {
      walk.fault(service, { mode, ms: 30_000 });
      // What it waits for may take longer than somebody has patience: the card follows.
      await walk.say('grace', 'doctor').catch(() => undefined);
      const end = Date.now() + 25_000;
      for (;;) {
        const shown = (await walk.read('grace')).map(shownIn).at(-1) ?? '';
        if (said.test(shown)) return;
        if (Date.now() > end) assert.match(shown, said);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
  }
});
