import type { PermissionReport, Right } from '../../src/domain/checks/permissions.js';
import type { PrerequisiteReport } from '../../src/domain/checks/prerequisites.js';
import { connectorCmdlets } from '../../src/domain/cmdlets/connector-cmdlets.js';
import type { ConnectionInformation } from '../../src/domain/connector/connection-information.js';
import { TenantFailure } from '../../src/domain/failure.js';
import { earlier, exampleNow, hour } from './voices.js';

const fine: PrerequisiteReport['lines'] = [
  {
    id: 'hostedExchange',
    verdict: 'passed',
    finding: 'hostedExchangeRunning',
    facts: { plans: ['EXCHANGE_S_ENTERPRISE'], domains: 2 },
  },
  { id: 'mdmAuthority', verdict: 'passed', finding: 'mdmAuthorityIntune', facts: {} },
  {
    id: 'exchangeVersion',
    verdict: 'passed',
    finding: 'exchangeVersionSupported',
    facts: { version: '15.20.8158.0' },
  },
  {
    id: 'directorySync',
    verdict: 'passed',
    finding: 'directorySyncRecent',
    facts: { lastSync: earlier(0.4 * hour) },
  },
  {
    id: 'exchangeHealth',
    verdict: 'passed',
    finding: 'healthOperational',
    facts: { service: 'Exchange Online' },
  },
  {
    id: 'intuneHealth',
    verdict: 'passed',
    finding: 'healthOperational',
    facts: { service: 'Microsoft Intune' },
  },
  { id: 'primaryAddress', verdict: 'passed', finding: 'primaryAddressSame', facts: { people: 60 } },
  { id: 'intuneLicence', verdict: 'passed', finding: 'intuneLicenceHeld', facts: { people: 60 } },
];

export const finePrerequisites: PrerequisiteReport = { lines: fine, checkedAt: exampleNow };

/** A bad day: every kind of verdict, long lists, and only the first people looked at. */
export const poorPrerequisites: PrerequisiteReport = {
  checkedAt: exampleNow,
  peopleLimit: 5000,
  lines: [
    { id: 'hostedExchange', verdict: 'failed', finding: 'hostedExchangeNoDomain', facts: {} },
    {
      id: 'mdmAuthority',
      verdict: 'failed',
      finding: 'mdmAuthorityOther',
      facts: { authority: 'office365' },
    },
    {
      id: 'exchangeVersion',
      verdict: 'unknown',
      finding: 'unanswered',
      failure: new TenantFailure('exchange', 'timedOut', { asked: 'Get-OrganizationConfig' }),
    },
    {
      id: 'directorySync',
      verdict: 'notApplicable',
      finding: 'directorySyncCloudOnly',
      facts: {},
    },
    {
      id: 'exchangeHealth',
      verdict: 'warning',
      finding: 'healthDegraded',
      facts: {
        service: 'Exchange Online',
        status: 'serviceDegradation',
        issues: Array.from({ length: 40 }, (_, n) => `EX${100000 + n} Some users are delayed`),
      },
    },
    {
      id: 'intuneHealth',
      verdict: 'unknown',
      finding: 'unanswered',
      failure: new TenantFailure('graph', 'consent'),
    },
    {
      id: 'primaryAddress',
      verdict: 'warning',
      finding: 'primaryAddressDiffers',
      facts: { people: 5000, differing: 7, examples: ['a_b@contoso.com', 'c@contoso.com'] },
    },
    {
      id: 'intuneLicence',
      verdict: 'warning',
      finding: 'intuneLicenceMissing',
      facts: { people: 5000, without: 1, examples: ['grace@contoso.com'] },
    },
  ],
};

export const executingIdentity: PermissionReport['holder'] = {
  kind: 'executingIdentity',
  appId: '22222222-2222-4222-8222-222222222222',
  name: 'SP Connector Bot',
};

export const account = (name: string, userPrincipalName: string): PermissionReport['holder'] => ({
  kind: 'account',
  objectId: 'aaaaaaaa-0000-4000-8000-000000000009',
  name,
  userPrincipalName,
  mail: userPrincipalName,
});

/** Somebody about themself. */
export const asker: PermissionReport['holder'] = {
  kind: 'asker',
  objectId: 'aaaaaaaa-0000-4000-8000-000000000002',
  name: 'Alice Lin',
  userPrincipalName: 'alice@contoso.com',
  mail: 'alice@contoso.com',
};

/** A report in which each right is as a function of its place says; the 14th is that of Intune. */
export const permissionReport = (
  holder: PermissionReport['holder'],
  right: (place: number) => Right,
  surplus: PermissionReport['surplus'] = [],
): PermissionReport => ({
  holder,
  cmdlets: connectorCmdlets.map((cmdlet, place) => ({ cmdlet, ...right(place) })),
  intune: right(connectorCmdlets.length),
  surplus,
  checkedAt: exampleNow,
});

export const granted: Right = { verdict: 'granted', through: ['Organization Client Access'] };
export const known: Right = { verdict: 'granted', through: [] };
export const missing: Right = {
  verdict: 'missing',
  offeredBy: ['View-Only Configuration', 'Organization Client Access'],
};
export const notOffered: Right = { verdict: 'missing', offeredBy: [] };
export const unknown: Right = {
  verdict: 'unknown',
  failure: new TenantFailure('graph', 'unreachable', { asked: '/users' }),
};

export const connector = {
  id: 'connector-1',
  primarySmtpAddress: 'svc-intune@contoso.com',
  approvedAt: earlier(72 * hour),
  disconnectedAt: undefined,
  lastAttempt: earlier(hour),
  lastSuccess: earlier(2 * hour),
};

export const connected: ConnectionInformation = {
  status: 'connected',
  connector,
  backend: {
    name: 'rest',
    target: 'https://outlook.office365.com',
    executingIdentity: '22222222-2222-4222-8222-222222222222',
    running: 1,
    waiting: 0,
  },
  exchange: { read: true, value: { organization: 'contoso.onmicrosoft.com', version: '15.20' } },
  mdmAuthority: { read: true, value: 'intune' },
  intuneRecords: { read: true, value: [] },
  askedAt: exampleNow,
};

export const withoutConnector: ConnectionInformation = {
  ...connected,
  status: 'none',
  connector: undefined,
};

const record = {
  id: '1',
  status: 'connected',
  connectorType: 'serviceToService',
  primarySmtpAddress: null,
  exchangeOrganization: null,
  version: null,
  lastSync: earlier(4000 * hour),
};

export const connections: { readonly [name: string]: ConnectionInformation } = {
  none: withoutConnector,
  pending: {
    ...connected,
    status: 'connectionPending',
    connector: { ...connector, lastSuccess: undefined, lastAttempt: undefined },
  },
  connected,
  overdue: {
    ...connected,
    status: 'disconnected',
    connector: { ...connector, lastSuccess: earlier(50 * hour) },
  },
  byCommand: {
    ...connected,
    status: 'disconnected',
    connector: { ...connector, disconnectedAt: earlier(3 * hour) },
  },
  unread: {
    ...connected,
    exchange: { read: false, failure: new TenantFailure('exchange', 'unreachable') },
    mdmAuthority: { read: false, failure: new TenantFailure('graph', 'throttled') },
    intuneRecords: { read: false, failure: new TenantFailure('authority', 'signIn') },
  },
  records: { ...connected, intuneRecords: { read: true, value: [record, record, record] } },
};
