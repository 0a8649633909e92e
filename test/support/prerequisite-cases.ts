import type { PrerequisiteId } from '../../src/domain/checks/prerequisites.js';
import type { MailboxUser } from '../../src/domain/ports/intune.js';
import type { MemoryExchange } from './memory-exchange.js';
import { checkedAt, type MemoryIntune } from './memory-intune.js';

/** The services that the prerequisites are asked from. */
export interface Tenant {
  readonly exchange: MemoryExchange;
  readonly intune: MemoryIntune;
}

const ago = (hours: number): Date => new Date(checkedAt.getTime() - hours * 3_600_000);
/** Somebody with a mailbox, in good order. */
export const person = (n: number, more: Partial<MailboxUser> = {}): MailboxUser => {
  const name = `p${n}@contoso.com`;
  return { userPrincipalName: name, mail: name, intuneLicensed: true, ...more };
};
/** So many of them. */
export const crowd = (count: number, more: Partial<MailboxUser> = {}) =>
  Array.from({ length: count }, (_, n) => person(n, more));
const synced = (on: boolean | null, last: Date | null) => (tenant: Tenant) => {
  tenant.intune.tenant = {
    ...tenant.intune.tenant,
    onPremisesSyncEnabled: on,
    onPremisesLastSync: last,
  };
};
const version = (text: string) => (tenant: Tenant) => {
  tenant.exchange.organization = [{ AdminDisplayVersion: text }];
};
const status = (service: string, word: string) => (tenant: Tenant) => {
  const openIssues = [{ id: 'EX1', title: 'Mail is slow' }];
  tenant.intune.health = [{ service, status: word, openIssues }];
};
const plans =
  (...names: string[]) =>
  (tenant: Tenant) => {
    tenant.intune.plans = names.map((name) => ({ name, usable: !name.startsWith('-') }));
  };
/** A tenant with these people. */
export const people =
  (...all: MailboxUser[]) =>
  (tenant: Tenant) => {
    tenant.intune.people = all;
  };

/** The line, what the tenant is like, how it comes to be so, and the finding, verdict and facts. */
export type Case = readonly [
  PrerequisiteId,
  string,
  (tenant: Tenant) => void,
  string,
  string,
  { readonly [fact: string]: unknown },
];

/** Each finding of each prerequisite, and the tenant that has it. */
export const prerequisiteCases: readonly Case[] = [
  [
    'hostedExchange',
    'a plan and domains',
    () => {},
    'hostedExchangeRunning',
    'passed',
    { plans: ['EXCHANGE_S_ENTERPRISE'], domains: 2 },
  ],
  [
    'hostedExchange',
    'the same plan twice',
    plans('EXCHANGE_S_DESKLESS', 'EXCHANGE_S_DESKLESS'),
    'hostedExchangeRunning',
    'passed',
    { plans: ['EXCHANGE_S_DESKLESS'], domains: 2 },
  ],
  [
    'hostedExchange',
    'the foundation alone',
    plans('EXCHANGE_S_FOUNDATION', '-X'),
    'hostedExchangeNoPlan',
    'failed',
    { plans: ['EXCHANGE_S_FOUNDATION'] },
  ],
  [
    'hostedExchange',
    'an archive alone',
    plans('EXCHANGE_S_ARCHIVE'),
    'hostedExchangeNoPlan',
    'failed',
    { plans: ['EXCHANGE_S_ARCHIVE'] },
  ],
  [
    'hostedExchange',
    'a plan that may not be used',
    ({ intune }) => {
      intune.plans = [{ name: 'EXCHANGE_S_STANDARD', usable: false }];
    },
    'hostedExchangeNoPlan',
    'failed',
    { plans: [] },
  ],
  [
    'hostedExchange',
    'no domain',
    ({ exchange }) => {
      exchange.domains = [];
    },
    'hostedExchangeNoDomain',
    'failed',
    {},
  ],
  ['mdmAuthority', 'Intune', () => {}, 'mdmAuthorityIntune', 'passed', {}],
  ...['unknown', 'sccm', 'office365', 'later'].map(
    (authority): Case => [
      'mdmAuthority',
      authority,
      ({ intune }) => {
        intune.tenant = { ...intune.tenant, mdmAuthority: authority };
      },
      'mdmAuthorityOther',
      'failed',
      { authority },
    ],
  ),
  ...(['15.20.8158.0', '15.0.847.32', '15.1.2507.6', '16.0.1'] as const).map(
    (text): Case => [
      'exchangeVersion',
      text,
      version(`0.20 (${text})`),
      'exchangeVersionSupported',
      'passed',
      { version: text },
    ],
  ),
  [
    'exchangeVersion',
    'Exchange 2010',
    version('Version 14.3 (Build 123.4)'),
    'exchangeVersionTooOld',
    'failed',
    { version: '14.3' },
  ],
  [
    'exchangeVersion',
    'the first number alone',
    version('0.10 (8.3.83.6)'),
    'exchangeVersionTooOld',
    'failed',
    { version: '8.3.83.6' },
  ],
  [
    'exchangeVersion',
    'words',
    version('the newest'),
    'exchangeVersionUnreadable',
    'unknown',
    { text: 'the newest' },
  ],
  [
    'exchangeVersion',
    'no organization',
    ({ exchange }) => {
      exchange.organization = [];
    },
    'exchangeVersionUnreadable',
    'unknown',
    { text: '' },
  ],
  [
    'directorySync',
    '20 minutes ago',
    () => {},
    'directorySyncRecent',
    'passed',
    { lastSync: new Date('2026-03-04T11:40:00Z') },
  ],
  [
    'directorySync',
    'just under 3 hours ago',
    synced(true, ago(2.99)),
    'directorySyncRecent',
    'passed',
    { lastSync: ago(2.99) },
  ],
  [
    'directorySync',
    '3 hours ago',
    synced(true, ago(3)),
    'directorySyncOverdue',
    'failed',
    { lastSync: ago(3) },
  ],
  ['directorySync', 'never', synced(true, null), 'directorySyncNeverRan', 'failed', {}],
  [
    'directorySync',
    'no longer',
    synced(false, ago(900)),
    'directorySyncStopped',
    'warning',
    { lastSync: ago(900) },
  ],
  [
    'directorySync',
    'a tenant of the cloud alone',
    synced(null, null),
    'directorySyncCloudOnly',
    'notApplicable',
    {},
  ],
  [
    'exchangeHealth',
    'well',
    () => {},
    'healthOperational',
    'passed',
    { service: 'Exchange Online' },
  ],
  [
    'exchangeHealth',
    'well again',
    status('Exchange Online', 'serviceRestored'),
    'healthOperational',
    'passed',
    { service: 'Exchange Online' },
  ],
  [
    'exchangeHealth',
    'slow',
    status('Exchange Online', 'serviceDegradation'),
    'healthDegraded',
    'warning',
    { service: 'Exchange Online', status: 'serviceDegradation', issues: ['EX1 Mail is slow'] },
  ],
  [
    'exchangeHealth',
    'a word of later',
    status('Exchange Online', 'unknownFutureValue'),
    'healthDegraded',
    'warning',
    { service: 'Exchange Online', status: 'unknownFutureValue', issues: ['EX1 Mail is slow'] },
  ],
  [
    'exchangeHealth',
    'not told',
    status('Microsoft Intune', 'serviceOperational'),
    'healthUnlisted',
    'unknown',
    { service: 'Exchange Online' },
  ],
  [
    'intuneHealth',
    'interrupted',
    status('Microsoft Intune', 'serviceInterruption'),
    'healthDegraded',
    'warning',
    { service: 'Microsoft Intune', status: 'serviceInterruption', issues: ['EX1 Mail is slow'] },
  ],
  [
    'intuneHealth',
    'not told',
    status('Exchange Online', 'serviceOperational'),
    'healthUnlisted',
    'unknown',
    { service: 'Microsoft Intune' },
  ],
  [
    'primaryAddress',
    'the same but for its case',
    () => {},
    'primaryAddressSame',
    'passed',
    { people: 1 },
  ],
  [
    'primaryAddress',
    'another',
    people(person(1), person(2, { mail: 'b@contoso.com' }), person(3, { mail: null })),
    'primaryAddressDiffers',
    'warning',
    { people: 3, differing: 2, examples: ['p2@contoso.com', 'p3@contoso.com'] },
  ],
  ['primaryAddress', 'nobody', people(), 'noMailboxUsers', 'warning', {}],
  ['intuneLicence', 'held', () => {}, 'intuneLicenceHeld', 'passed', { people: 1 }],
  [
    'intuneLicence',
    'missing',
    people(...crowd(7, { intuneLicensed: false }), person(8)),
    'intuneLicenceMissing',
    'warning',
    { people: 8, without: 7, examples: [0, 1, 2, 3, 4].map((n) => `p${n}@contoso.com`) },
  ],
  ['intuneLicence', 'no plan', plans('EXCHANGE_S_STANDARD'), 'intuneLicenceNoPlan', 'failed', {}],
  ['intuneLicence', 'nobody', people(), 'noMailboxUsers', 'warning', {}],
];
