import { say } from '../../../src/cards/button.js';
import { checkCard } from '../../../src/cards/check-card.js';
import { permissionsCard } from '../../../src/cards/permissions-card.js';
import { prerequisitesCard } from '../../../src/cards/prerequisites-card.js';
import { scriptCard } from '../../../src/cards/script-card.js';
import { statusCard } from '../../../src/cards/status-card.js';
import type { PermissionReport } from '../../../src/domain/checks/permissions.js';
import { hostileTexts } from '../hostile.js';
import * as reports from '../reports.js';
import type { Examples } from './examples.js';

const says = [say('check prerequisites'), say('check permissions')];

const { account, permissionReport, executingIdentity, granted, missing } = reports;

const limited = account('Limited Service', 'svc-limited@contoso.com');

const surplus: PermissionReport['surplus'] = Array.from({ length: 40 }, (_, n) => ({
  kind: n % 2 === 0 ? 'entraRole' : 'managementRole',
  name: `Role number ${n}`,
}));

const permissions = {
  all: permissionReport(executingIdentity, () => reports.known),
  allOfAsker: permissionReport(reports.asker, () => reports.known),
  someOfAsker: permissionReport(reports.asker, (place) =>
    place % 2 === 0 ? missing : reports.known,
  ),
  allOfAccount: permissionReport(account('Service', 'svc@contoso.com'), () => granted, surplus),
  some: permissionReport(limited, (place) => (place % 2 === 0 ? missing : granted)),
  none: permissionReport(limited, () => missing, surplus),
  notOffered: permissionReport(executingIdentity, () => reports.notOffered),
  unknown: permissionReport(limited, () => reports.unknown, surplus),
  onlyIntune: permissionReport(limited, (place) => (place === 13 ? missing : granted)),
};

const each = <T>(
  named: { readonly [name: string]: T },
  card: (value: T) => Examples[string],
): Examples =>
  Object.fromEntries(Object.entries(named).map(([name, value]) => [name, card(value)]));

export const reportExamples: { readonly [template: string]: Examples } = {
  prerequisites: each(
    { fine: reports.finePrerequisites, poor: reports.poorPrerequisites },
    (report) => (voice) => prerequisitesCard({ report, says }, voice),
  ),
  permissions: {
    ...each(
      permissions,
      (report) => (voice) => permissionsCard({ report, says: says.slice(0, 1) }, voice),
    ),
    ...each(hostileTexts, (text) => (voice) => {
      const report = permissionReport(account(text, 'svc@contoso.com'), () => ({
        verdict: 'missing',
        offeredBy: [text],
      }));
      return permissionsCard({ report, says: [] }, voice);
    }),
  },
  check: each(
    {
      fine: { prerequisites: reports.finePrerequisites, permissions: permissions.all },
      poor: { prerequisites: reports.poorPrerequisites, permissions: permissions.notOffered },
    },
    (both) => (voice) => checkCard({ ...both, says }, voice),
  ),
  script: {
    account: (voice) =>
      scriptCard(
        {
          kind: 'connectorAccount',
          script:
            "$account = 'svc-limited@contoso.com'\n\nforeach ($parent in $keep.Keys) {\n  $parent\n}",
          account: 'svc-limited@contoso.com',
        },
        voice,
      ),
    executingIdentity: (voice) =>
      scriptCard(
        { kind: 'executingIdentity', script: 'Get-ServicePrincipal', account: undefined },
        voice,
      ),
    newAccount: (voice) =>
      scriptCard({ kind: 'newAccount', script: 'New-MgUser', account: 'new@contoso.com' }, voice),
  },
  status: each(
    reports.connections,
    (information) => (voice) => statusCard({ information, says }, voice),
  ),
};
