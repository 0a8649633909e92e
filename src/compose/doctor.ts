import type { Config } from '../config.js';
import { approvalConversationsOf } from '../domain/changes/policy.js';
import type { PermissionDesk } from '../domain/checks/permission-desk.js';
import { allLooks } from '../domain/doctor/all-looks.js';
import { DoctorDesk } from '../domain/doctor/doctor-desk.js';
import type {
  ApplicationState,
  CredentialState,
  DoctorNeeds,
  Platform,
} from '../domain/doctor/needs.js';
import type { ReadStore } from '../domain/doctor/store-state.js';
import { probesOf } from './doctor-probes.js';
import type { Tenant } from './tenant.js';
import { clock, platform } from './this-process.js';

/** From where, and over what, the doctor looks. */
export interface DoctorPlace {
  readonly store: ReadStore;
  readonly tenant: Tenant;
  readonly permissions: PermissionDesk;
  /** Where the door is reached; undefined: not set. */
  readonly publicUrl: () => string | undefined;
  /** Beside the bot, as a process of its own. */
  readonly isBeside: boolean;
  /** Lines about settings that cannot be used, and which settings are to be mended first for which. */
  readonly faults?: readonly string[];
  readonly faulty?: ReadonlyMap<string, string>;
}

const platforms: { readonly [name: string]: Platform } = { win32: 'windows', darwin: 'macOS' };

function credentialState(credential: Config['bot']['credential']): CredentialState {
  if (credential.kind === 'managedIdentity') return credential;
  if (credential.kind === 'secret') {
    const { secret, file } = credential;
    return { kind: 'secret', file, begins: (hint) => secret.reveal().startsWith(hint) };
  }
  const { kind, file, notAfter, thumbprint, thumbprintSha256 } = credential;
  return { kind, file, notAfter, thumbprints: [thumbprint, thumbprintSha256] };
}

const endings = ['', '_FILE'] as const;

/** Where the settings of an application have their names from. */
const settingNames = {
  bot: {
    idSetting: 'MICROSOFT_APP_ID',
    credentialSettings: [
      ...endings.map((ending) => `MICROSOFT_APP_PASSWORD${ending}`),
      'MICROSOFT_APP_CERTIFICATE_FILE',
      'MICROSOFT_APP_MANAGED_IDENTITY',
    ],
  },
  exchange: {
    idSetting: 'EXCHANGE_APP_ID',
    credentialSettings: [
      ...endings.map((ending) => `EXCHANGE_APP_SECRET${ending}`),
      'EXCHANGE_APP_CERTIFICATE_FILE',
      'EXCHANGE_APP_MANAGED_IDENTITY',
    ],
  },
} as const;

const applicationState = (
  which: 'bot' | 'exchange',
  { appId, credential }: Config['bot'],
): ApplicationState => ({
  which,
  appId,
  credential: credentialState(credential),
  ...settingNames[which],
});

/** The doctor over everything that can be ill. */
export function doctorOf(config: Config, place: DoctorPlace): DoctorDesk {
  const { tenant, store, permissions, faults = [], faulty } = place;
  const { exchange, bot, powershell } = config;
  const needs: DoctorNeeds = {
    store,
    permissions,
    exchange: tenant.exchange,
    intune: tenant.intune,
    applications: tenant.applications,
    probes: probesOf(config, tenant.getToken),
    clock,
    tenantId: config.tenant.id,
    bot: applicationState('bot', bot),
    executing: { ...applicationState('exchange', exchange), name: exchange.name },
    askers: config.askers,
    settings: { faults, unknown: config.unknownSettings },
    place: {
      platform: platforms[platform] ?? 'linux',
      dataDir: config.dataDir,
      port: config.http.port,
      addresses: config.addresses,
      isSandbox: config.isSandbox,
      publicUrl: place.publicUrl,
      isBeside: place.isBeside,
    },
    approvalConversations: approvalConversationsOf(config.policy),
    powershell: { path: powershell.executable, module: powershell.module },
  };
  return new DoctorDesk(allLooks(needs), faulty);
}
