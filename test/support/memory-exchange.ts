import type { CmdletName, Row } from '../../src/domain/cmdlets/catalogue.js';
import { catalogue } from '../../src/domain/cmdlets/catalogue.js';
import { type CmdletCall, checkCall } from '../../src/domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../src/domain/failure.js';
import type { ExchangeBackend } from '../../src/domain/ports/exchange-backend.js';

type Json = { readonly [name: string]: unknown };

/** One assignment of a role, as Exchange keeps it. */
export interface Given {
  /** Who is asked for: an account, an application, a role group. */
  readonly assignee: string;
  readonly role: string;
  /** The group that it comes through; without one it was given to the assignee itself. */
  readonly group?: string;
  readonly type?: string;
  readonly enabled?: boolean | null;
  readonly delegation?: string | null;
}

export const exchangeDown = new TenantFailure('exchange', 'unreachable');

/** An Exchange in memory whose answers are worked out from its roles; any cmdlet may be silent. */
export class MemoryExchange
  implements Pick<ExchangeBackend, 'run' | 'permittedCmdlets' | 'describe'>
{
  readonly calls: { readonly cmdlet: string; readonly parameters: object }[] = [];
  /** Cmdlets by role. */
  roles = new Map<string, readonly string[]>();
  endUserRoles: ReadonlySet<string> = new Set();
  given: readonly Given[] = [];
  /** Names that Exchange does not know: asking for them is refused with `notFound`. */
  unknown: ReadonlySet<string> = new Set();
  organization: readonly Json[] = [
    {
      Name: 'contoso.onmicrosoft.com',
      DisplayName: 'Contoso',
      AdminDisplayVersion: '0.20 (15.20.8158.0)',
    },
  ];
  domains: readonly Json[] = [
    { DomainName: 'contoso.com' },
    { DomainName: 'contoso.onmicrosoft.com' },
  ];
  failures: { readonly [cmdlet: string]: unknown } = {};
  permitted: ReadonlySet<string> | TenantFailure = new Set();

  async *run<N extends CmdletName>(call: CmdletCall<N>): AsyncIterable<readonly Row<N>[]> {
    checkCall(call);
    this.calls.push(call);
    const failure = this.failures[`${call.cmdlet} ${Object.values(call.parameters)[0]}`];
    if (failure ?? this.failures[call.cmdlet]) throw failure ?? this.failures[call.cmdlet];
    const none = Object.fromEntries(
      Object.keys(catalogue[call.cmdlet].row).map((name) => [name, null]),
    );
    for (const row of this.rows(call.cmdlet, call.parameters as Json)) {
      yield [{ ...none, ...row } as Row<N>];
    }
  }

  async permittedCmdlets(): Promise<ReadonlySet<string>> {
    if (this.permitted instanceof TenantFailure) throw this.permitted;
    return this.permitted;
  }

  describe() {
    return {
      name: 'rest' as const,
      target: 'memory',
      executingIdentity: 'app',
      running: 0,
      waiting: 0,
    };
  }

  private rows(cmdlet: CmdletName, parameters: Json): readonly Json[] {
    if (cmdlet === 'Get-OrganizationConfig') return this.organization;
    if (cmdlet === 'Get-AcceptedDomain') return this.domains;
    if (cmdlet === 'Get-ManagementRole') {
      return [...this.roles]
        .filter(([, cmdlets]) => cmdlets.includes(String(parameters['Cmdlet'])))
        .map(([Name]) => ({
          Name,
          RoleType: this.endUserRoles.has(Name) ? 'MyBaseOptions' : 'Custom',
        }));
    }
    if (cmdlet === 'Get-ManagementRoleAssignment') return this.assignments(parameters);
    throw new Error(`The spec has no answer to ${cmdlet}`);
  }

  private assignments({ RoleAssignee: asked }: Json): readonly Json[] {
    if (this.unknown.has(String(asked))) throw new TenantFailure('exchange', 'notFound');
    return this.given
      .filter(({ assignee }) => assignee === asked)
      .map(({ role, group, type, enabled = true, delegation = 'Regular' }) => ({
        Role: role,
        RoleAssigneeName: group ?? asked,
        RoleAssigneeType: type ?? (group === undefined ? 'User' : 'RoleGroup'),
        RoleAssignmentDelegationType: delegation,
        Enabled: enabled,
      }));
  }
}
