import { PermissionDesk } from '../../src/domain/checks/permission-desk.js';
import type { PermissionReport } from '../../src/domain/checks/permissions.js';
import { connectorCmdlets } from '../../src/domain/cmdlets/connector-cmdlets.js';
import { directoryUser, MemoryDirectory } from './memory-directory.js';
import { MemoryExchange } from './memory-exchange.js';
import { checkedAt, MemoryIntune } from './memory-intune.js';

/** The account that is looked at. */
export const upn = 'svc@contoso.com';
const clientAccess = connectorCmdlets.filter((name) => /ActiveSync/.test(name));
/** The four cmdlets of mailbox policies. */
export const policies = connectorCmdlets.filter((name) => /MailboxPolicy/.test(name));
/** The two that read mobile devices. */
export const devices = ['Get-MobileDevice', 'Get-MobileDeviceStatistics'];

/** Roles of Entra ID as the directory tells them. */
export const entra = {
  global: {
    templateId: '62e90394-69f5-4237-9190-012177145e10',
    displayName: 'Global Administrator',
  },
  exchange: {
    templateId: '29232cdf-9323-42fd-ade2-1d097af3e4de',
    displayName: 'Exchange Administrator',
  },
  recipient: {
    templateId: '31392ffb-586c-42d1-9346-e59415a2cc4e',
    displayName: 'Exchange Recipient Administrator',
  },
  reader: { templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', displayName: 'Global Reader' },
  intune: {
    templateId: '3a2c62db-5318-420d-8d74-23affee5d9d5',
    displayName: 'Intune Administrator',
  },
  helpdesk: {
    templateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
    displayName: 'Helpdesk Administrator',
  },
};

/** A tenant with the built-in roles that matter, their groups, and one account without anything. */
export function permissionTenant() {
  const exchange = new MemoryExchange();
  exchange.roles = new Map<string, readonly string[]>([
    ['Mail Recipients', [...devices, 'Get-MobileDeviceMailboxPolicy', 'Set-CASMailbox']],
    ['Organization Client Access', clientAccess],
    ['Recipient Policies', policies],
    ['View-Only Recipients', [...devices, 'Get-MobileDeviceMailboxPolicy']],
    ['MyBaseOptions', devices],
    ['Transport Rules', ['Get-TransportRule']],
  ]);
  exchange.endUserRoles = new Set(['MyBaseOptions']);
  const group = (assignee: string, ...roles: string[]) =>
    roles.map((role) => ({ assignee, role, type: 'RoleGroup' }));
  exchange.given = [
    ...group(
      'Organization Management',
      'Organization Client Access',
      'Recipient Policies',
      'Mail Recipients',
      'Transport Rules',
    ),
    ...group('Recipient Management', 'Recipient Policies', 'Mail Recipients'),
    ...group('View-Only Organization Management', 'View-Only Recipients'),
  ];
  const directory = new MemoryDirectory();
  directory.users = [directoryUser()];
  const intune = new MemoryIntune();
  const application = { appId: 'app-1', name: 'SP Connector Bot' };
  const clock = () => checkedAt;
  const desk = new PermissionDesk({ exchange, intune, directory, application, clock });
  const give = (...given: Omit<MemoryExchange['given'][number], 'assignee'>[]) => {
    exchange.given = [...exchange.given, ...given.map((one) => ({ assignee: upn, ...one }))];
  };
  return { exchange, directory, intune, desk, give };
}

/** Three roles that hold all 13 between them. */
export const all13 = ['Organization Client Access', 'Recipient Policies', 'View-Only Recipients'];
/** How many of the 13 came out how. */
export const verdicts = ({ cmdlets }: PermissionReport) =>
  Object.fromEntries(
    ['granted', 'missing', 'unknown'].map((verdict) => [
      verdict,
      cmdlets.filter((line) => line.verdict === verdict).length,
    ]),
  );
/** The line of one cmdlet. */
export const lineOf = ({ cmdlets }: PermissionReport, name: string) =>
  cmdlets.find(({ cmdlet }) => cmdlet === name);
