import { readSettings } from '../../src/config/settings.js';
import type { SignInParts } from './app-manifest.js';

type Environment = { readonly [name: string]: string | undefined };

/** Ids that are nobody's: the empty GUID, and the one that the repository's manifest and sandbox have. */
const placeholders = /^(0{8}-(0{4}-){3}0{12}|22222222-2222-4222-8222-222222222222)$/;

/** What signing in needs of the package: nothing where nobody signs in. */
export function readSignIn(environment: Environment): SignInParts {
  const { SSO_RESOURCE: resource, PUBLIC_URL: url, CHECK_AS: as } = readSettings(environment).known;
  return as === 'asker' && url !== undefined ? { resource, host: new URL(url).host } : { resource };
}

/** The id of the bot's registration, and a line for each fault of it. */
export function readAppId(environment: Environment): {
  readonly appId: string | undefined;
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
} {
  const { known, faults: unread } = readSettings(environment);
  const faults = unread.filter((line) => line.startsWith('MICROSOFT_APP_ID:'));
  const { MICROSOFT_APP_ID: appId, TENANT_ID: tenantId, EXCHANGE_APP_ID: exchangeId } = known;
  if (appId === undefined) return { appId, faults, remarks: [] };
  if (placeholders.test(appId)) {
    faults.push(`MICROSOFT_APP_ID: ${appId} is a placeholder; write the id of your registration.`);
  }
  if (appId === tenantId) {
    faults.push("MICROSOFT_APP_ID: it is the tenant's id; write the application (client) id.");
  }
  const isShared = appId === exchangeId;
  const remarks = isShared
    ? [
        'EXCHANGE_APP_ID is the same application: better give the cmdlets a registration of their own.',
      ]
    : [];
  return { appId, faults, remarks };
}
