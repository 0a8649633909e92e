import { executingRoles } from '../../src/domain/checks/least-privilege.js';
import { connectorCmdlets } from '../../src/domain/cmdlets/connector-cmdlets.js';
import {
  type ApplicationPermission,
  applicationPermissions,
  readsGrants,
} from '../../src/domain/doctor/application-permissions.js';
import { delegatedPermissions } from '../../src/domain/sign-in/delegated-permissions.js';
import { delegatedReasons, reasons, roleReasons } from './reasons.js';

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly string[]): readonly string[] => [
  row(...head),
  row(...head.map(() => '---')),
  ...rows,
];

const heads = ['permission', 'of', 'why, and what is asked', 'without it'];

const code = (text: string): string => `\`${text}\``;

/** @throws RangeError for a name that has no reason: whoever adds a permission says why */
function reasonOf<T>(all: { readonly [name: string]: T }, name: string): T {
  const reason = all[name];
  if (reason === undefined) throw new RangeError(`${name} has no reason in reasons.ts`);
  return reason;
}

function applicationRows(permissions: readonly ApplicationPermission[]): readonly string[] {
  return permissions.map(({ name, resource, id }) => {
    const { asks, why, without } = reasonOf(reasons, name);
    const api = resource === 'graph' ? 'Microsoft Graph' : 'Office 365 Exchange Online';
    const what = [why, ...asks.map((path) => code(path))].join('<br>');
    return row(`${code(name)}<br>${id}`, api, what, without);
  });
}

function delegatedRows(): readonly string[] {
  return Object.values(delegatedPermissions).map(({ name, resource, id }) => {
    const { asks, why, without } = reasonOf(delegatedReasons, name);
    const api = resource === 'graph' ? 'Microsoft Graph' : 'Office 365 Exchange Online';
    const what = [why, ...asks.map((path) => code(path))].join('<br>');
    return row(`${code(name)}<br>${id}`, api, what, without);
  });
}

function roleRows(): readonly string[] {
  return executingRoles.map(({ parent, cmdlets }) =>
    row(parent, cmdlets.map(code).join('<br>'), reasonOf(roleReasons, parent)),
  );
}

function teamsSection(manifest: TeamsAsks): readonly string[] {
  const asked = manifest.resourceSpecific;
  return [
    '## Teams',
    '',
    asked.length === 0
      ? 'No resource-specific permission is asked for: the bot reads only what is addressed to it, and posts where it is installed.'
      : `Resource-specific permissions: ${asked.map(code).join(', ')}.`,
    `The package installs a bot in the scopes ${manifest.scopes.map(code).join(', ')}. Without \`team\` or`,
    '`groupChat` nobody can ask there and no approval can be posted there; without `personal` nobody gets a notice alone.',
    '`webApplicationInfo` names the registration of the bot, for which Teams gets the tokens of people who sign in.',
    'It grants nothing by itself.',
  ];
}

/** What the Teams app asks for. */
export interface TeamsAsks {
  readonly scopes: readonly string[];
  readonly resourceSpecific: readonly string[];
}

/** The page `docs/permissions.md`, made of the lists that the bot itself works with. */
export function permissionsPage(manifest: TeamsAsks): string {
  return [
    '# Permissions',
    '',
    '<!-- Made by `npm run permissions-page`; a spec compares. Do not edit: edit the code. -->',
    '',
    'Each is there for a reason, and something stops without it. `doctor` names those that are missing.',
    '',
    '## Application permissions of the executing identity',
    '',
    'They need admin consent, for the application `EXCHANGE_APP_ID`. The application at the door',
    '(`MICROSOFT_APP_ID`) needs none of these. All of Graph is read, nothing is written.',
    '',
    ...table(heads, applicationRows(applicationPermissions)),
    '',
    '## Exchange roles of the executing identity',
    '',
    'Child roles that keep only these cmdlets, in a role group of their own; `check permissions` prints the script.',
    `The connector's own are ${connectorCmdlets.length}. No Entra role is needed.`,
    '',
    ...table(['child of', 'cmdlets', 'why'], roleRows()),
    '',
    '## Delegated permissions of the application at the door',
    '',
    'Only where `CHECK_AS=asker` (docs/sign-in.md): `MICROSOFT_APP_ID` asks for them in the name of who signed in, and',
    'they need admin consent. Each gives no more than that person has, and nothing is changed with them.',
    '',
    ...table(heads, delegatedRows()),
    '',
    'For the doctor the executing identity (`EXCHANGE_APP_ID`) then has one more application permission:',
    '',
    ...table(heads, applicationRows([readsGrants])),
    '',
    ...teamsSection(manifest),
    '',
  ].join('\n');
}
