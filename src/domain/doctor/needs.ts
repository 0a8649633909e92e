import type { PermissionDesk } from '../checks/permission-desk.js';
import type { Applications } from '../ports/applications.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { Intune } from '../ports/intune.js';
import type { Probes } from './probes.js';
import type { ReadStore } from './store-state.js';

/** How an application proves who it is, as far as the doctor compares it with its registration. */
export type CredentialState =
  | {
      readonly kind: 'secret';
      /** The file it stands in; undefined where a setting holds it. */
      readonly file: string | undefined;
      /** Whether a secret of which Entra tells the first characters is this one. */
      readonly begins: (hint: string) => boolean;
    }
  | {
      readonly kind: 'certificate';
      readonly file: string;
      /** SHA-1 and SHA-256, hexadecimal digits in upper case. */
      readonly thumbprints: readonly string[];
      readonly notAfter: Date;
    }
  | { readonly kind: 'managedIdentity' };

/** One of the two applications that the bot signs in as. */
export interface ApplicationState {
  readonly which: 'bot' | 'exchange';
  readonly appId: string;
  readonly credential: CredentialState;
  /** The names of its settings: the id, and what may hold its credential, the secret first. */
  readonly idSetting: string;
  readonly credentialSettings: readonly string[];
}

/** The settings of whoever asks the tenant: without them nothing of it can be looked at. */
export const settingsToAsk = ({
  idSetting,
  credentialSettings,
}: ApplicationState): readonly string[] => [
  idSetting,
  ...credentialSettings,
  'TENANT_ID',
  'AUTHORITY_URL',
  'SANDBOX_URL',
];

/** A line about a setting that has no value that could be used, or that nobody knows. */
export interface SettingLines {
  readonly faults: readonly string[];
  readonly unknown: readonly string[];
}

/** The machine, as far as commands differ. */
export type Platform = 'linux' | 'macOS' | 'windows';

/** All that the looks need. */
export interface DoctorNeeds {
  readonly store: ReadStore;
  readonly exchange: Pick<ExchangeBackend, 'run' | 'describe'>;
  readonly intune: Pick<Intune, 'organization'>;
  readonly applications: Applications;
  readonly permissions: Pick<PermissionDesk, 'executingIdentity'>;
  readonly probes: Probes;
  readonly clock: () => Date;
  readonly tenantId: string;
  readonly bot: ApplicationState;
  /** The executing identity; `name` is what Exchange has for it. */
  readonly executing: ApplicationState & { readonly name: string };
  /** What checks with the rights of who asks hang on; undefined where they run with the application's. */
  readonly askers: { readonly resource: string } | undefined;
  readonly settings: SettingLines;
  readonly place: {
    readonly platform: Platform;
    readonly dataDir: string;
    readonly port: number;
    /** Where the services are: for the commands that try to reach them. */
    readonly addresses: {
      readonly graph: string;
      readonly exchange: string;
      readonly botOpenIdMetadata: string;
    };
    /** The simulated tenant: everything is on this machine and nothing speaks https. */
    readonly isSandbox: boolean;
    /** Where browsers and the Bot Connector reach the bot; undefined: not set. */
    readonly publicUrl: () => string | undefined;
    /** The doctor runs beside the bot, as a process of its own. */
    readonly isBeside: boolean;
  };
  /** The conversations that the policy asks. */
  readonly approvalConversations: readonly string[];
  readonly powershell: { readonly path: string; readonly module: string };
}
