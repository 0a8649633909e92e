import type { SandboxPeople } from '../people.js';
import type { TenantState } from './state.js';

/** Giving or taking a role of any kind, by the names that administrators use. */
export interface RoleChange {
  /** A user principal name, an object id, or the application's name or id. */
  readonly account: string;
  /** A role group or management role of Exchange, an Entra role, or an Entra group, by name or id. */
  readonly role: string;
  readonly action: 'give' | 'take';
}

/** A user, a group, or the application, by any of its names. */
export function principalOf(
  { entra }: TenantState,
  { servicePrincipal }: SandboxPeople,
  account: string,
): { id: string; name: string; isApplication: boolean } | undefined {
  const { displayName, appId, objectId } = servicePrincipal;
  const names = [displayName, appId, objectId].map((name) => name.toLowerCase());
  if (names.includes(account.toLowerCase())) {
    return { id: objectId, name: displayName, isApplication: true };
  }
  const user = entra.user(account);
  if (user) return { id: user.objectId, name: user.userPrincipalName, isApplication: false };
  const group = entra.group(account);
  return group && { id: group.id, name: group.displayName, isApplication: false };
}

function change(members: Set<string>, id: string, action: RoleChange['action']): void {
  if (action === 'give') members.add(id);
  else members.delete(id);
}

/** @returns what was given or taken, in words; undefined when the account or the role is not there */
export function setRole(
  state: TenantState,
  people: SandboxPeople,
  { account, role, action }: RoleChange,
): string | undefined {
  const { rbac, entra } = state;
  const principal = principalOf(state, people, account);
  if (!principal) return undefined;
  const named = [
    ['role group', rbac.group(role)],
    ['Entra role', entra.role(role)],
    ['Entra group', entra.group(role)],
  ] as const;
  for (const [kind, found] of named) {
    if (!found) continue;
    change(found.members, principal.id, action);
    return `${kind} ${'displayName' in found ? found.displayName : found.name}`;
  }
  const managementRole = rbac.role(role);
  if (!managementRole) return undefined;
  const { name } = managementRole;
  const type = principal.isApplication ? 'ServicePrincipal' : 'User';
  const held = rbac.assignments.filter(
    (one) => one.assignee === principal.id && one.role === name && !one.delegating,
  );
  for (const assignment of held) rbac.assignments.splice(rbac.assignments.indexOf(assignment), 1);
  if (action === 'give') rbac.assign(name, principal.id, principal.name, type);
  return `management role ${name}`;
}
