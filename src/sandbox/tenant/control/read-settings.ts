import type { TenantSettings } from '../state.js';

type Check = (value: unknown) => boolean;

const isBoolean: Check = (value) => typeof value === 'boolean';
const isText: Check = (value) => typeof value === 'string' && value !== '';

const checks: {
  readonly [S in keyof TenantSettings]: { readonly is: Check; readonly takes: string };
} = {
  mobileDeviceManagementAuthority: { is: isText, takes: 'unknown, intune, sccm or office365' },
  onPremisesSyncEnabled: { is: (v) => v === null || isBoolean(v), takes: 'true, false or null' },
  onPremisesLastSyncDateTime: {
    is: (v) => v === null || (isText(v) && !Number.isNaN(Date.parse(v as string))),
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
