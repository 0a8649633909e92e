import type { ApplicationState, DoctorNeeds } from '../../src/domain/doctor/needs.js';
import type { Probes } from '../../src/domain/doctor/probes.js';
import { awayStore, StoreAway } from '../../src/domain/doctor/store-state.js';
import type { Registration } from '../../src/domain/ports/applications.js';
import { accessScope, teamsClients } from '../../src/domain/sign-in/single-sign-on.js';

export const doorId = '22222222-2222-4222-8222-222222222222';
export const executingId = '33333333-3333-4333-8333-333333333333';

const application = (which: 'bot' | 'exchange', appId: string): ApplicationState => ({
  which,
  appId,
  credential: { kind: 'managedIdentity' },
  idSetting: which === 'bot' ? 'MICROSOFT_APP_ID' : 'EXCHANGE_APP_ID',
  credentialSettings: [],
});

/** A registration with all that single sign-on needs, and something of its own beside it. */
export const wellRegistered: Registration = {
  objectId: 'registration-1',
  signInAudience: 'AzureADMyOrg',
  secrets: [],
  thumbprints: [],
  identifierUris: ['api://other', `api://botid-${doorId}`],
  scopes: ['other', accessScope].map((value) => ({
    id: `id-of-${value}`,
    value,
    isEnabled: true,
    type: 'User',
    adminConsentDisplayName: `Use ${value}`,
    adminConsentDescription: `Lets somebody's client use ${value}`,
    userConsentDisplayName: null,
    userConsentDescription: null,
  })),
  preAuthorized: ['another-client', ...teamsClients].map((appId) => ({
    appId,
    scopeIds: ['id-of-other', `id-of-${accessScope}`],
  })),
  redirectUris: ['https://other.contoso.com/back', 'https://bot.contoso.com/signin/end'],
};

const unasked = (): Promise<never> => Promise.reject(new Error('This was not to be asked'));

const probes: Probes = {
  authorityTime: unasked,
  areKeysReadable: unasked,
  folder: unasked,
  permissionsFor: unasked,
  botSignIn: unasked,
  powershell: unasked,
  knock: unasked,
  port: unasked,
};

const usual: DoctorNeeds = {
  store: awayStore(new StoreAway('down', '', '')),
  exchange: {
    run: () => {
      throw new Error('This was not to be run');
    },
    describe: () => ({
      ...{ name: 'rest', target: '', executingIdentity: executingId },
      ...{ running: 0, waiting: 0 },
    }),
  },
  intune: { organization: unasked },
  applications: {
    registration: async () => wellRegistered,
    enterpriseApplication: async () => ({
      objectId: 'enterprise-1',
      isEnabled: true,
      ownerTenantId: 'tenant-1',
    }),
    delegatedGrants: async () => [],
  },
  permissions: { executingIdentity: unasked },
  probes,
  clock: () => new Date('2026-11-23T08:00:00Z'),
  tenantId: 'tenant-1',
  bot: application('bot', doorId),
  executing: { ...application('exchange', executingId), name: 'SP Connector Bot' },
  askers: { resource: `api://botid-${doorId}` },
  settings: { faults: [], unknown: [] },
  place: {
    platform: 'linux',
    dataDir: '/var/lib/bot',
    port: 3978,
    addresses: { graph: '', exchange: '', botOpenIdMetadata: '' },
    isSandbox: false,
    publicUrl: () => 'https://bot.contoso.com',
    isBeside: false,
  },
  approvalConversations: [],
  powershell: { path: 'pwsh', module: 'ExchangeOnlineManagement' },
};

/** What a look needs, on a machine and in a tenant that are well; what it is not to ask rejects. */
export const doctorNeeds = ({
  place,
  probes: probed,
  ...others
}: Omit<Partial<DoctorNeeds>, 'place' | 'probes'> & {
  readonly place?: Partial<DoctorNeeds['place']>;
  readonly probes?: Partial<Probes>;
} = {}): DoctorNeeds => ({
  ...usual,
  ...others,
  place: { ...usual.place, ...place },
  probes: { ...usual.probes, ...probed },
});
