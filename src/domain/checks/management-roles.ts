import { type ConnectorCmdlet, connectorCmdlets } from '../cmdlets/connector-cmdlets.js';
import type { ExchangeBackend, RunOptions } from '../ports/exchange-backend.js';
import { type Answered, answered, rowsOf } from './answered.js';

/** For each of the 13, the roles of this tenant that hold it, or why that is not known. */
export type RoleMap = ReadonlyMap<ConnectorCmdlet, Answered<readonly string[]>>;

/** A role that somebody was given, and through what. */
export interface Assignment {
  readonly role: string;
  /** The role group or security group; undefined where it was given to the account itself. */
  readonly through: string | undefined;
}

/** What Exchange's own role based access control knows. */
export class ManagementRoles {
  constructor(private readonly exchange: Pick<ExchangeBackend, 'run'>) {}

  /** Asks for each cmdlet by itself: several at once would be answered with roles that hold all. */
  async rolesOfCmdlets(options: RunOptions): Promise<RoleMap> {
    const asked = connectorCmdlets.map(
      async (cmdlet) => [cmdlet, await answered(this.rolesOf(cmdlet, options))] as const,
    );
    return new Map(await Promise.all(asked));
  }

  /**
   * The regular, enabled assignments of an account or a role group.
   * @throws TenantFailure, also `notFound` when Exchange knows no such assignee
   */
  async assignmentsOf(assignee: string, options: RunOptions): Promise<readonly Assignment[]> {
    const call = {
      cmdlet: 'Get-ManagementRoleAssignment',
      parameters: { RoleAssignee: assignee, Delegating: false },
    } as const;
    const rows = await rowsOf(this.exchange.run(call, options));
    return rows.flatMap((row) => {
      // The answer is not taken at its word: disabled and delegating assignments permit nothing.
      const isActive = row.Enabled !== false && row.RoleAssignmentDelegationType === 'Regular';
      // And those of a role assignment policy permit people to look after themselves, and nobody else.
      const isOwn = row.RoleAssigneeType === 'RoleAssignmentPolicy';
      if (!isActive || isOwn || row.Role === null) return [];
      const isDirect =
        row.RoleAssigneeType === 'User' || row.RoleAssigneeType === 'ServicePrincipal';
      return [
        { role: row.Role, through: isDirect ? undefined : (row.RoleAssigneeName ?? undefined) },
      ];
    });
  }

  private async rolesOf(cmdlet: ConnectorCmdlet, options: RunOptions): Promise<readonly string[]> {
    const call = { cmdlet: 'Get-ManagementRole', parameters: { Cmdlet: cmdlet } } as const;
    const rows = await rowsOf(this.exchange.run(call, options));
    // Roles of end users, such as MyBaseOptions, hold cmdlets too, for one's own mailbox alone.
    return rows.flatMap((row) => (row.RoleType?.startsWith('My') ? [] : (row.Name ?? [])));
  }
}
