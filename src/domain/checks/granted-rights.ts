import { type ConnectorCmdlet, connectorCmdlets } from '../cmdlets/connector-cmdlets.js';
import type { TenantFailure } from '../failure.js';
import type { Assignment, RoleMap } from './management-roles.js';
import type { PermissionLine, Right, Surplus } from './permissions.js';

/** What an account was given, and what could not be looked at. */
export interface Given {
  readonly assignments: readonly Assignment[];
  /** Set when some of what the account may hold could not be read: then nothing is surely missing. */
  readonly blind: TenantFailure | undefined;
}

const nameOf = ({ role, through }: Assignment): string =>
  through === undefined ? role : `${role} (${through})`;

/** Built-in roles that give the least, first; custom roles of the tenant before them. */
const builtIn: readonly string[] = [
  'Recipient Policies',
  'View-Only Recipients',
  'View-Only Configuration',
  'Organization Client Access',
  'Mail Recipients',
];

const offered = (roles: readonly string[]): readonly string[] =>
  roles.toSorted((one, other) => builtIn.indexOf(one) - builtIn.indexOf(other));

/** Roles of the tenant that give a cmdlet, the narrowest first; none where they could not be read. */
export function offeredFor(cmdlet: ConnectorCmdlet, roles: RoleMap): readonly string[] {
  const holders = roles.get(cmdlet);
  return holders === undefined || holders.failure ? [] : offered(holders.value);
}

/** The 13, each granted, missing, or not known. */
export function permissionLines(given: Given, roles: RoleMap): readonly PermissionLine[] {
  return connectorCmdlets.map((cmdlet): PermissionLine => {
    const holders = roles.get(cmdlet);
    const right: Right =
      holders === undefined || holders.failure
        ? unknown(holders?.failure ?? given.blind)
        : rightOf(given, holders.value);
    return { cmdlet, ...right };
  });
}

function unknown(failure: TenantFailure | undefined): Right {
  if (!failure) throw new RangeError('A right is unknown without a reason');
  return { verdict: 'unknown', failure };
}

function rightOf({ assignments, blind }: Given, holders: readonly string[]): Right {
  const through = assignments.filter(({ role }) => holders.includes(role)).map(nameOf);
  if (through.length > 0) return { verdict: 'granted', through: [...new Set(through)] };
  return blind ? unknown(blind) : { verdict: 'missing', offeredBy: offered(holders) };
}

/** Roles that give none of the 13, and so more than the connector needs. */
export function surplusRoles(given: Given, roles: RoleMap): readonly Surplus[] {
  const answers = [...roles.values()];
  if (answers.some(({ failure }) => failure)) return [];
  const needed = new Set(answers.flatMap((answer) => (answer.failure ? [] : answer.value)));
  const names = given.assignments.filter(({ role }) => !needed.has(role)).map(nameOf);
  return [...new Set(names)].map((name) => ({ kind: 'managementRole', name }));
}
