import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxPeople } from './people.js';
import { sandboxSecret } from './tenant/sandbox-secret.js';

type Environment = { readonly [name: string]: string | undefined };

/** The groups of the simulated tenant that give roles in the bot, in its seed. */
const roleGroups = {
  ROLE_ADMIN: 'cccccccc-0000-4000-8000-000000000001',
  ROLE_APPROVER: 'cccccccc-0000-4000-8000-000000000002',
  ROLE_OPERATOR: 'cccccccc-0000-4000-8000-000000000003',
  ROLE_VIEWER: 'cccccccc-0000-4000-8000-000000000004',
};

/** Settings that would lead the bot out of the sandbox. */
const notFromOutside = ['AUTHORITY_URL', 'GRAPH_URL', 'EXCHANGE_URL', 'BOT_OPENID_METADATA_URL'];

/** The simulated module, which stands in the sources and is not built. */
const sandboxModule = fileURLToPath(
  new URL(
    '../../src/sandbox/powershell/ExchangeOnlineManagement/ExchangeOnlineManagement.psd1',
    import.meta.url,
  ),
);

/** `auto` is PowerShell where there is one. */
function backendOf({ BACKEND: backend = 'rest', ...environment }: Environment): string {
  if (backend !== 'auto') return backend;
  const name = process.platform === 'win32' ? 'pwsh.exe' : 'pwsh';
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const isThere =
    environment['POWERSHELL_PATH'] || folders.some((folder) => existsSync(join(folder, name)));
  return isThere ? 'powershell' : 'rest';
}

/** The simulated tenant's secret, unless a certificate is tried: the tenant takes that too. */
const secretOf = (secret: string, certificate: string, environment: Environment): Environment =>
  environment[certificate] ? { [secret]: undefined } : { [secret]: sandboxSecret };

/**
 * The bot's settings in the sandbox: those that name the simulated tenant are given; of the others what
 * is set already wins.
 */
export function botEnvironment(
  environment: Environment,
  sandboxUrl: string,
  port: number,
): Environment {
  const { tenant, servicePrincipal } = sandboxPeople;
  const given = Object.entries(environment).filter(([name]) => !notFromOutside.includes(name));
  return {
    POWERSHELL_MODULE: sandboxModule,
    TIME_ZONE: 'Asia/Taipei',
    APPROVALS_CONVERSATION: '19:approvals@thread.tacv2',
    // Programs try the sandbox faster than people type.
    RATE_PER_PERSON: '0',
    RATE_PER_CONVERSATION: '0',
    ...roleGroups,
    ...Object.fromEntries(given),
    BACKEND: backendOf(environment),
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(port),
    SANDBOX_URL: sandboxUrl,
    TENANT_ID: tenant.id,
    TENANT_DOMAIN: tenant.initialDomain,
    MICROSOFT_APP_ID: servicePrincipal.appId,
    ...secretOf('MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_CERTIFICATE_FILE', environment),
    EXCHANGE_APP_ID: servicePrincipal.appId,
    EXCHANGE_APP_NAME: servicePrincipal.displayName,
    ...secretOf('EXCHANGE_APP_SECRET', 'EXCHANGE_APP_CERTIFICATE_FILE', environment),
  };
}
