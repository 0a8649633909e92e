import type { SandboxPeople } from '../../person.js';
import { evaluateAll, ruleName } from '../access.js';
import { consentedAtFirst } from '../app-permissions.js';
import { DeviceIndex } from '../device-index.js';
import { type Principal, principalOf } from '../principal.js';
import { SeededRandom } from '../random.js';
import { Rbac } from '../rbac.js';
import { rbacData } from '../rbac-data.js';
import type { AccessRule, MailboxPolicy, TenantSettings, TenantState } from '../state.js';
import { seedDevices } from './seed-devices.js';
import { seedDirectory, seedMailboxes } from './seed-directory.js';

export interface TenantSize {
  readonly mailboxes: number;
  readonly devices: number;
}

const day = 24 * 60 * 60 * 1000;

/** Teams on desktop and phone, and in a browser. */
const teamsClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
];

/** The settings of the first day. The sandbox's secret does not end while anybody looks. */
export const usualSettings = (people: SandboxPeople): TenantSettings => ({
  mobileDeviceManagementAuthority: 'intune',
  onPremisesSyncEnabled: true,
  onPremisesLastSyncDateTime: null,
  onPremisesLastSyncMinutesAgo: null,
  adminDisplayVersion: '0.20 (15.20.8158.0)',
  exchangePlan: true,
  intunePlan: true,
  serviceHealth: {},
  exchangeConnectorsAccepted: false,
  delegatedConsent: true,
  factorDemanded: false,
  applicationRegistered: true,
  appOwnerOrganizationId: people.tenant.id,
  signInAudience: 'AzureADMyOrg',
  servicePrincipalEnabled: true,
  secretEndDateTime: '2099-12-31T00:00:00Z',
  certificateThumbprints: [],
  identifierUris: [`api://botid-${people.servicePrincipal.appId}`],
  accessScope: 'User',
  preAuthorizedClients: teamsClients,
  redirectUris: ['http://127.0.0.1/signin/end', 'http://localhost/signin/end'],
  servicePrincipalInExchange: true,
  clockMinutes: 0,
});

/** Most phones are let in by a rule, so that a stricter default reaches only what no rule knows. */
const seedRules: readonly AccessRule[] = [
  { queryString: 'iPhone', characteristic: 'DeviceType', accessLevel: 'Allow' },
  { queryString: 'Android', characteristic: 'DeviceType', accessLevel: 'Allow' },
  { queryString: 'WP', characteristic: 'DeviceType', accessLevel: 'Block' },
  { queryString: 'SM-S918B', characteristic: 'DeviceModel', accessLevel: 'Quarantine' },
];

function seedPolicies(random: SeededRandom, now: number): MailboxPolicy[] {
  return [
    {
      name: 'Default',
      guid: random.guid(),
      changedAt: now - 400 * day,
      settings: { IsDefault: true },
    },
    {
      name: 'Managers',
      guid: random.guid(),
      changedAt: now - 90 * day,
      settings: { PasswordEnabled: true, MinPasswordLength: 6, MaxInactivityTimeLock: '00:15:00' },
    },
  ];
}

/** The tenant as it is on its first day: the same for the same size and moment. */
export function seedTenant(people: SandboxPeople, size: TenantSize, now: number): TenantState {
  const random = new SeededRandom(20160428);
  const mailboxes = seedMailboxes(people, size.mailboxes, random);
  const devices = seedDevices(size.devices, mailboxes, random, now);
  const entra = seedDirectory(people, mailboxes);
  const principal = (name: string): Principal => {
    const found = principalOf(entra, people, name);
    if (!found) throw new RangeError(`rbac.json names ${name}, who is not in the directory`);
    return found;
  };
  const state: TenantState = {
    organizationSettings: {
      defaultAccessLevel: 'Allow',
      adminMailRecipients: ['itops@contoso.com'],
      userMailInsert: '',
      otaNotificationMailInsert: '',
      allowRmsSupport: false,
      changedAt: now - 200 * day,
    },
    rules: new Map(seedRules.map((rule) => [ruleName(rule), { ...rule }])),
    policies: seedPolicies(random, now),
    mailboxes,
    devices,
    index: new DeviceIndex(mailboxes, devices),
    connectors: [],
    settings: usualSettings(people),
    entra,
    rbac: new Rbac(entra, rbacData, principal),
    consented: new Set(consentedAtFirst),
  };
  assignExceptions(state);
  evaluateAll(state);
  return state;
}

/** Some people have a policy of their own, and some devices a personal entry. */
function assignExceptions({ mailboxes, devices }: TenantState): void {
  const manager = mailboxes[3];
  if (manager) manager.policy = 'Managers';
  const blocked = devices[12];
  blocked?.mailbox.blockedDeviceIds.push(blocked.deviceId);
  const allowed = devices[25];
  allowed?.mailbox.allowedDeviceIds.push(allowed.deviceId);
}
