import { connectorCmdlets } from '../cmdlets/connector-cmdlets.js';
import type { Person } from '../people/person.js';
import type { AskerTenantOf } from '../ports/asker-tenant.js';
import type { AskOptions } from '../ports/intune.js';
import type { SignInDesk } from '../sign-in/sign-in-desk.js';
import { type Answered, answered } from './answered.js';
import { offeredFor } from './granted-rights.js';
import type { ManagementRoles, RoleMap } from './management-roles.js';
import type { PermissionLine, PermissionReport, Right } from './permissions.js';

export interface AskerDeskOptions {
  readonly signIns: Pick<SignInDesk, 'assertSignedIn'>;
  readonly tenantOf: AskerTenantOf;
  /** Which roles of the tenant would give a cmdlet; read by the application. */
  readonly roles: Pick<ManagementRoles, 'rolesOfCmdlets'>;
  readonly clock: () => Date;
}

/** What somebody may do, as the services tell that person themself. */
export class AskerDesk {
  constructor(private readonly options: AskerDeskOptions) {}

  /** @throws SignInNeeded when the person is not signed in, or not any more */
  async permissions(person: Person, options: AskOptions = {}): Promise<PermissionReport> {
    const { signIns, tenantOf, roles, clock } = this.options;
    const { objectId, name, userPrincipalName, mail } = person;
    await signIns.assertSignedIn(objectId);
    const tenant = tenantOf(person);
    const [permitted, records, offers] = await Promise.all([
      answered(tenant.permittedCmdlets(options)),
      answered(tenant.exchangeConnectors(options)),
      roles.rolesOfCmdlets(options),
    ]);
    return {
      holder: { kind: 'asker', objectId, name, userPrincipalName, mail },
      cmdlets: linesOf(permitted, offers),
      intune: intuneRight(records),
      surplus: [],
      checkedAt: clock(),
    };
  }
}

function linesOf(
  permitted: Answered<ReadonlySet<string>>,
  offers: RoleMap,
): readonly PermissionLine[] {
  const isNobody = permitted.failure?.fault === 'notPermitted';
  return connectorCmdlets.map((cmdlet): PermissionLine => {
    if (permitted.failure && !isNobody) {
      return { cmdlet, verdict: 'unknown', failure: permitted.failure };
    }
    return !permitted.failure && permitted.value.has(cmdlet)
      ? { cmdlet, verdict: 'granted', through: [] }
      : { cmdlet, verdict: 'missing', offeredBy: offeredFor(cmdlet, offers) };
  });
}

/** Graph lets somebody read Intune's connectors who has a role there: an answer is the proof. */
function intuneRight({ failure }: Answered<unknown>): Right {
  if (!failure) return { verdict: 'granted', through: [] };
  return failure.service === 'graph' && failure.fault === 'accessDenied'
    ? { verdict: 'missing', offeredBy: ['Intune Administrator'] }
    : { verdict: 'unknown', failure };
}
