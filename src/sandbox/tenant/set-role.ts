import type { SandboxPeople } from '../person.js';
import { appPermissions } from './app-permissions.js';
import { type Principal, principalOf } from './principal.js';
import type { TenantState } from './state.js';

/** Giving or taking a role of any kind, by the names that administrators use. */
export interface RoleChange {
  /** A user principal name, an object id, a group's name, or the application's name or id. */
  readonly account: string;
  /**
   * A role group or management role of Exchange, an Entra role, an Entra group by name or id, or, for
   * the application, an application permission such as `Exchange.ManageAsApp`.
   */
  readonly role: string;
  readonly action: 'give' | 'take';
}

function change(members: Set<string>, id: string, action: RoleChange['action']): void {
  if (action === 'give') members.add(id);
  else members.delete(id);
}

/** Role groups, Entra roles and Entra groups: whatever has members. */
function setMembership(
  { rbac, entra }: TenantState,
  id: string,
  { role, action }: RoleChange,
): string | undefined {
  const roleGroup = rbac.group(role);
  const entraRole = entra.role(role);
  const entraGroup = entra.group(role);
  const members = (roleGroup ?? entraRole ?? entraGroup)?.members;
  if (!members) return undefined;
  change(members, id, action);
  if (roleGroup) return `role group ${roleGroup.name}`;
  if (entraRole) return `Entra role ${entraRole.displayName}`;
  return `Entra group ${entraGroup?.displayName}`;
}

function setAssignment(
  { rbac }: TenantState,
  principal: Principal,
  { role, action }: RoleChange,
): string | undefined {
  const managementRole = rbac.role(role);
  if (!managementRole) return undefined;
  const { name } = managementRole;
  rbac.unassign(name, principal.id);
  if (action === 'give') rbac.assign(name, principal);
  return `management role ${name}`;
}

function setPermission(
  { consented }: TenantState,
  { type }: Principal,
  { role, action }: RoleChange,
): string | undefined {
  const permission = appPermissions.find(({ name }) => name.toLowerCase() === role.toLowerCase());
  if (!permission || type !== 'ServicePrincipal') return undefined;
  change(consented, permission.name, action);
  return `application permission ${permission.name}`;
}

/** @returns what was given or taken, in words; undefined when the account or the role is not there */
export function setRole(
  state: TenantState,
  people: SandboxPeople,
  asked: RoleChange,
): string | undefined {
  const principal = principalOf(state.entra, people, asked.account);
  if (!principal || principal.id === state.entra.group(asked.role)?.id) return undefined;
  return (
    setMembership(state, principal.id, asked) ??
    setAssignment(state, principal, asked) ??
    setPermission(state, principal, asked)
  );
}
