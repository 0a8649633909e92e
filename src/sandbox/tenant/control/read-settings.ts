import type { TenantSettings } from '../state.js';

type Check = (value: unknown) => boolean;

const isBoolean: Check = (value) => typeof value === 'boolean';
const isText: Check = (value) => typeof value === 'string' && value !== '';

const isMoment: Check = (value) => isText(value) && !Number.isNaN(Date.parse(value as string));
const isListOf =
  (is: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(is);
const isThumbprint: Check = (value) => /^([0-9A-F]{40}|[0-9A-F]{64})$/i.test(String(value));

const checks: {
  readonly [S in keyof TenantSettings]: { readonly is: Check; readonly takes: string };
} = {
  mobileDeviceManagementAuthority: { is: isText, takes: 'unknown, intune, sccm or office365' },
  onPremisesSyncEnabled: { is: (v) => v === null || isBoolean(v), takes: 'true, false or null' },
  onPremisesLastSyncDateTime: {
    is: (v) => v === null || isMoment(v),
    takes: 'a date and time such as 2026-11-23T08:00:00Z, or null',
  },
  onPremisesLastSyncMinutesAgo: {
    is: (v) => v === null || (typeof v === 'number' && v >= 0),
    takes: 'minutes, or null for the usual cycle',
  },
  adminDisplayVersion: { is: isText, takes: 'a text such as 0.20 (15.20.8158.0)' },
  exchangePlan: { is: isBoolean, takes: 'true or false' },
  intunePlan: { is: isBoolean, takes: 'true or false' },
  serviceHealth: {
    is: (v) =>
      typeof v === 'object' && v !== null && !Array.isArray(v) && Object.values(v).every(isText),
    takes: 'an object of service and status, such as {"Exchange Online": "serviceDegradation"}',
  },
  exchangeConnectorsAccepted: { is: isBoolean, takes: 'true or false' },
  delegatedConsent: { is: isBoolean, takes: 'true or false' },
  factorDemanded: { is: isBoolean, takes: 'true or false' },
  applicationRegistered: { is: isBoolean, takes: 'true or false' },
  appOwnerOrganizationId: { is: isText, takes: 'the id of a tenant' },
  signInAudience: { is: isText, takes: 'AzureADMyOrg or AzureADMultipleOrgs' },
  servicePrincipalEnabled: { is: isBoolean, takes: 'true or false' },
  secretEndDateTime: { is: isMoment, takes: 'a date and time such as 2026-11-23T08:00:00Z' },
  certificateThumbprints: {
    is: isListOf(isThumbprint),
    takes: 'a list of thumbprints of 40 or 64 hexadecimal digits',
  },
  identifierUris: { is: isListOf(isText), takes: 'a list of application id URIs' },
  accessScope: {
    is: (v) => ['User', 'Admin', 'disabled', 'none'].includes(String(v)),
    takes: 'User, Admin, disabled or none',
  },
  preAuthorizedClients: { is: isListOf(isText), takes: 'a list of ids of clients' },
  redirectUris: { is: isListOf(isText), takes: 'a list of addresses' },
  servicePrincipalInExchange: { is: isBoolean, takes: 'true or false' },
  clockMinutes: { is: (v) => typeof v === 'number', takes: 'minutes, 0 for the right time' },
};

/** What `PUT /sandbox/tenant` takes; a text says what is wrong with it. */
export function readSettings(body: unknown): Partial<TenantSettings> | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'Send an object.';
  for (const [name, value] of Object.entries(body)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof TenantSettings] : undefined;
    if (!check) return `${name} is none of ${Object.keys(checks).join(', ')}.`;
    if (!check.is(value)) return `${name} takes ${check.takes}.`;
  }
  return body as Partial<TenantSettings>;
}
