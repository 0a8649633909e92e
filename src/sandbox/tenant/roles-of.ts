import { exportedCmdlets } from './exchange/run-cmdlet.js';
import { principalOf } from './principal.js';
import type { SimulatedTenant } from './simulated-tenant.js';

/** What somebody holds, of every kind; undefined when there is no such account. */
export function rolesOf({ state, people }: SimulatedTenant, account: string): object | undefined {
  const principal = principalOf(state.entra, people, account);
  if (!principal) return undefined;
  const { id, name, type } = principal;
  const { rbac, entra, consented } = state;
  return {
    account: name,
    entraGroups: entra.groupsOf(id).map((group) => group.displayName),
    entraRoles: entra.rolesOf(id).map((role) => role.displayName),
    managementRoles: rbac.assignmentsOf(id).map(({ role, assigneeName, delegating, enabled }) => ({
      role,
      through: assigneeName,
      delegating,
      enabled,
    })),
    ...(type === 'ServicePrincipal' ? { applicationPermissions: [...consented].toSorted() } : {}),
    cmdlets: exportedCmdlets(id, state),
  };
}
