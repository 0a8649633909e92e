import type { Config } from '../config.js';
import { approvalConversationsOf } from '../domain/changes/policy.js';
import type { PermissionDesk } from '../domain/checks/permission-desk.js';
import { DoctorDesk, type Probes } from '../domain/doctor/doctor-desk.js';
import type { Store } from '../domain/ports/store.js';
import { rolesIn } from '../identity/token-roles.js';
import type { GetToken } from '../identity/tokens.js';
import { freeBytes, powershellVersion, serverTime } from '../observe/machine.js';
import { certificatesOf } from './credentials.js';
import { keysReader } from './keys-reader.js';
import { powershellStartMs, type Tenant, tokensOf, tokenTimeoutMs } from './tenant.js';
import { clock } from './this-process.js';

/** What the doctor asks of the machine and the network. */
function probesOf(config: Config, getToken: GetToken): Probes {
  const { addresses, dataDir, powershell, bot } = config;
  const botToken = tokensOf(config, bot);
  const exchangeScope = addresses.exchange.startsWith('https:')
    ? `${addresses.exchange}/.default`
    : 'https://outlook.office365.com/.default';
  const scopes = { graph: 'https://graph.microsoft.com/.default', exchange: exchangeScope };
  return {
    authorityTime: () => serverTime(addresses.authority, tokenTimeoutMs),
    areKeysReadable: keysReader(addresses.botOpenIdMetadata),
    freeBytes: () => freeBytes(dataDir),
    permissionsFor: async (resource) =>
      rolesIn(await getToken(scopes[resource], { skipCache: true })),
    botSignIn: () => botToken('https://api.botframework.com/.default', { skipCache: true }),
    powershellVersion: () => powershellVersion(powershell.executable, powershellStartMs),
  };
}

/** The doctor over everything that can be ill. */
export const doctorOf = (
  config: Config,
  store: Store,
  { exchange, intune, getToken }: Tenant,
  permissions: PermissionDesk,
): DoctorDesk =>
  new DoctorDesk({
    store,
    exchange,
    intune,
    permissions,
    probes: probesOf(config, getToken),
    clock,
    bot: config.bot,
    application: { appId: config.exchange.appId, name: config.exchange.name },
    dataDir: config.dataDir,
    credentials: certificatesOf(config),
    approvalConversations: approvalConversationsOf(config.policy),
    powershellPath: config.powershell.executable,
  });
