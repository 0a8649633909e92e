import type { Credential } from './credential.js';
import type { Settings } from './settings.js';

/** What checks with the rights of who asks need of the bot's own registration. */
export interface Askers {
  /** Its application id URI, for which Teams gets people's tokens. */
  readonly resource: string;
  /** How it proves who it is when it exchanges them. */
  readonly credential: Exclude<Credential, { kind: 'managedIdentity' }>;
}

export function askersOf(settings: Settings, credential: Credential): Askers | undefined {
  if (settings.CHECK_AS !== 'asker' || credential.kind === 'managedIdentity') return undefined;
  return {
    resource: settings.SSO_RESOURCE ?? `api://botid-${settings.MICROSOFT_APP_ID}`,
    credential,
  };
}

/** A line for each setting that keeps people from signing in. */
export function askerFaults(settings: Partial<Settings>): readonly string[] {
  if (settings.CHECK_AS !== 'asker') return [];
  const {
    MICROSOFT_APP_MANAGED_IDENTITY: managed,
    PUBLIC_URL: url,
    SANDBOX_URL: sandbox,
  } = settings;
  const isReachable = sandbox !== undefined || url?.startsWith('https:');
  return [
    ...(managed === undefined
      ? []
      : [
          'CHECK_AS: write application: a managed identity cannot act for people, only a registration with a secret or a certificate can.',
        ]),
    ...(isReachable
      ? []
      : [
          "PUBLIC_URL: write the bot's https address: with CHECK_AS=asker its sign-in page is there.",
        ]),
  ];
}
