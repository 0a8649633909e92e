import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { TenantSettings } from '../../src/sandbox/tenant/state.js';
import { examinedIn, illIn } from '../support/examined.js';
import { selfSigned } from '../support/self-signed.js';
import { type Served, serve } from '../support/serve.js';
import { tempFolder } from '../support/temp-folder.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const appId = '22222222-2222-4222-8222-222222222222';
const day = 24 * 60 * 60 * 1000;
const approvals = '19:approvals@thread.tacv2';

/** Something that is wrong in the sandbox, and what the doctor has to say of it and of nothing else. */
interface Planted {
  readonly what: string;
  readonly plant: (walk: Walk) => void;
  readonly mend?: (walk: Walk) => void;
  /** Each line that is not well, with its symbol. */
  readonly ill: readonly string[];
  readonly says: RegExp;
  readonly command: RegExp;
}

const usual: Partial<TenantSettings> = {
  applicationRegistered: true,
  appOwnerOrganizationId: '11111111-1111-4111-8111-111111111111',
  signInAudience: 'AzureADMyOrg',
  servicePrincipalEnabled: true,
  secretEndDateTime: '2099-12-31T00:00:00Z',
  servicePrincipalInExchange: true,
  clockMinutes: 0,
};

const set =
  (settings: Partial<TenantSettings>) =>
  ({ sandbox }: Walk): void =>
    sandbox.tenant.simulated.alter(settings);

const role =
  (name: string, action: 'give' | 'take') =>
  ({ sandbox }: Walk): void =>
    void sandbox.tenant.simulated.setRole({ account: 'SP Connector Bot', role: name, action });

const without = (name: string) => ({ plant: role(name, 'take'), mend: role(name, 'give') });

/** What asks for a token anew. Everything else goes on with the one that there was, for an hour at most. */
const signIns = [
  "✖ Sign-in of the bot's application",
  '✖ Sign-in of the executing identity',
  '? Consents for Microsoft Graph',
  '? Consent for Exchange',
];

/** All roles of the executing identity but one, each given by itself instead of by their group. */
const otherRoles = [
  'Organization Client Access',
  'View-Only Recipients',
  'View-Only Configuration',
];

const withoutPolicies = (action: 'give' | 'take') => (walk: Walk) => {
  for (const name of otherRoles) role(`ConnectorBot - ${name}`, action)(walk);
  role('Connector Bot', action === 'give' ? 'take' : 'give')(walk);
};

const inTheTenant: readonly Planted[] = [
  {
    what: 'a consent for Graph is missing',
    ...without('ServiceHealth.Read.All'),
    ill: ['✖ Consents for Microsoft Graph'],
    says: /^Missing: ServiceHealth\.Read\.All\n/,
    command:
      /az ad app permission add --id 22222222-\S+ --api 00000003-0000-0000-c000-000000000000 --api-permissions 79c261e0-fe76-4144-aad5-bdc68fbe4037=Role\naz ad app permission admin-consent --id 22222222/,
  },
  {
    what: 'the consent for Exchange is missing',
    ...without('Exchange.ManageAsApp'),
    ill: ['✖ Consent for Exchange', '? Service principal in Exchange', '✖ The 13 cmdlets'],
    says: /^Missing: Exchange\.ManageAsApp\n/,
    command: /--api 00000002-0000-0ff1-ce00-000000000000 --api-permissions dc50a0fb-\S+=Role/,
  },
  {
    what: 'the applications let in accounts of other tenants',
    plant: set({ signInAudience: 'AzureADMultipleOrgs' }),
    ill: ["✖ Registration of the bot's application", '✖ Registration of the executing identity'],
    says: /lets in accounts of other tenants \(AzureADMultipleOrgs\)/,
    command: /az ad app update --id 22222222-\S+ --sign-in-audience AzureADMyOrg$/,
  },
  {
    what: 'an application is one of another tenant',
    plant: set({
      applicationRegistered: false,
      appOwnerOrganizationId: '99999999-9999-4999-8999-999999999999',
    }),
    ill: [
      "✖ Registration of the bot's application",
      "? Credential of the bot's application",
      '✖ Registration of the executing identity',
      '? Credential of the executing identity',
    ],
    says: /is registered in another tenant, 99999999-\S+ Write to MICROSOFT_APP_ID the id/,
    command: /az login --tenant 11111111-\S+ .*\naz ad app list --all/,
  },
  {
    what: 'an application is disabled',
    plant: set({ servicePrincipalEnabled: false }),
    ill: [
      "✖ Registration of the bot's application",
      '✖ Registration of the executing identity',
      ...signIns,
    ],
    says: /^Application 22222222-\S+ is disabled in this tenant\.\n/,
    command: /az ad sp update --id 22222222-\S+ --set accountEnabled=true$/,
  },
  {
    what: 'the secret has ended',
    plant: set({ secretEndDateTime: '2026-01-01T00:00:00Z' }),
    ill: [
      "✖ Credential of the bot's application",
      '✖ Credential of the executing identity',
      ...signIns,
    ],
    says: /^The secret has ended: 1 Jan 2026/,
    command:
      /--append --display-name connector-bot .*\n# Write its answer to MICROSOFT_APP_PASSWORD/,
  },
  {
    what: 'the secret ends in ten days',
    plant: set({ secretEndDateTime: new Date(Date.now() + 10 * day).toISOString() }),
    ill: ["⚠ Credential of the bot's application", '⚠ Credential of the executing identity'],
    says: /^The secret ends soon: \d+ /,
    command: /az ad app credential reset --id 22222222-\S+ --append --display-name connector-bot/,
  },
  {
    what: 'Exchange does not know the application',
    plant: set({ servicePrincipalInExchange: false }),
    ill: ['✖ Service principal in Exchange', '✖ The 13 cmdlets'],
    says: /^Exchange does not know application 22222222/,
    command:
      /Connect-ExchangeOnline\n.*\nNew-ServicePrincipal -AppId 22222222-\S+ -ObjectId bbbbbbbb-0000-4000-8000-000000000001 -DisplayName 'SP Connector Bot'\nAdd-RoleGroupMember/,
  },
  {
    what: 'a role in Exchange is missing',
    plant: withoutPolicies('give'),
    mend: withoutPolicies('take'),
    ill: ['✖ The 13 cmdlets'],
    says: /may not run: Get-MobileDeviceMailboxPolicy, Set-MobileDeviceMailboxPolicy, New-MobileDeviceMailboxPolicy, Remove-MobileDeviceMailboxPolicy\n/,
    command:
      /Add-ManagementRoleEntry -Identity 'Connector Bot - Recipient Policies\\Set-MobileDeviceMailboxPolicy'/,
  },
  {
    what: 'the clock is 10 minutes off',
    plant: set({ clockMinutes: 10 }),
    ill: ['✖ Clock'],
    says: /^It is 10 min off\./,
    command: /timedatectl set-ntp true|sntp|w32tm/,
  },
  {
    what: 'Entra refuses every secret',
    plant: (walk) => walk.fault('authority', { mode: 'refuse-token' }),
    ill: [...signIns],
    says: /^Entra refuses application 22222222-\S+ AADSTS7000215\n/,
    command: /az ad app credential reset --id 22222222/,
  },
];

describe('the doctor', function () {
  this.timeout(60_000);
  let walk: Walk;
  before(async () => {
    walk = await startWalk();
    for (const person of ['grace', 'alice']) await walk.open(person);
    await walk.say('bob', 'help', approvals);
  });
  after(() => walk.stop());

  const doctor = async () => examinedIn(shownIn(await walk.say('grace', 'doctor')));

  it('finds everything well where it is', async () => {
    const found = await doctor();
    assert.deepEqual(illIn(found), []);
    assert.equal(found.size, 24);
  });

  it('is for administrators', async () => {
    assert.match(shownIn(await walk.say('alice', 'doctor')), /needs the role/);
  });

  for (const { what, plant, mend, ill, says, command } of inTheTenant) {
    it(`names it, and the command that mends it, when ${what}`, async () => {
      plant(walk);
      const found = await doctor().finally(() => {
        mend?.(walk);
        set(usual)(walk);
        for (const service of ['authority', 'graph', 'exchange'] as const) walk.fault(service);
      });
      assert.deepEqual(illIn(found).toSorted(), [...ill].toSorted());
      const text = found.get(ill[0]?.slice(2) ?? '')?.text ?? '';
      assert.match(text, says);
      assert.match(text, command);
    });
  }
});
