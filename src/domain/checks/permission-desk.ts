import { connectorCmdlets } from '../cmdlets/connector-cmdlets.js';
import { PersonFailure, TenantFailure } from '../failure.js';
import {
  type Directory,
  type DirectoryRole,
  type DirectoryUser,
  type Memberships,
  rolesHidden,
} from '../ports/directory.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions, Intune } from '../ports/intune.js';
import { accountAddress } from './account-address.js';
import { type Answered, answered } from './answered.js';
import { entraRoles, intuneRuling, roleGroupOfEntraRole } from './entra-roles.js';
import { type Given, permissionLines, surplusRoles } from './granted-rights.js';
import { type Assignment, ManagementRoles } from './management-roles.js';
import type { PermissionLine, PermissionReport, Right, Surplus } from './permissions.js';

export interface PermissionDeskOptions {
  readonly exchange: Pick<ExchangeBackend, 'run' | 'permittedCmdlets'>;
  readonly intune: Pick<Intune, 'exchangeConnectors'>;
  readonly directory: Directory;
  /** The executing identity. */
  readonly application: { readonly appId: string; readonly name: string };
  readonly clock: () => Date;
}

/** Who may run which of the 13 cmdlets, and who rules Intune. */
export class PermissionDesk {
  private readonly roles: ManagementRoles;

  constructor(private readonly options: PermissionDeskOptions) {
    this.roles = new ManagementRoles(options.exchange);
  }

  /** The application that runs the cmdlets, as the services themselves tell. */
  async executingIdentity(options: AskOptions = {}): Promise<PermissionReport> {
    const { application, clock, directory, intune, exchange } = this.options;
    const { appId, name } = application;
    const [permitted, entra, records] = await Promise.all([
      answered(exchange.permittedCmdlets(options)),
      answered(directory.applicationRoles(appId, options)),
      answered(intune.exchangeConnectors(options)),
    ]);
    return {
      holder: { kind: 'executingIdentity', appId, name },
      cmdlets: await this.cmdletsOf(permitted, appId, entra, options),
      intune: graphRight(records),
      surplus: entra.failure ? [] : entraSurplus(entra.value, new Set()),
      checkedAt: clock(),
    };
  }

  /**
   * An account of the tenant, by its address.
   * @throws PersonFailure when it is no address, unknown, or not of this tenant
   * @throws TenantFailure when the directory does not tell who it is
   */
  async account(typed: string, options: AskOptions = {}): Promise<PermissionReport> {
    const user = await this.memberBy(accountAddress(typed), options);
    const { objectId, displayName: name, userPrincipalName, mail } = user;
    const [assigned, memberships, roles] = await Promise.all([
      answered(this.assignmentsOf(userPrincipalName, options)),
      answered(this.options.directory.memberships(objectId, { ...options, fresh: true })),
      this.roles.rolesOfCmdlets(options),
    ]);
    const entra = entraRolesIn(memberships);
    const given = await this.givenTo(assigned, entra, options);
    return {
      holder: { kind: 'account', objectId, name, userPrincipalName, mail },
      cmdlets: permissionLines(given, roles),
      intune: intuneRight(entra),
      surplus: [
        ...(entra.failure ? [] : entraSurplus(entra.value, intuneRuling)),
        ...surplusRoles(given, roles),
      ],
      checkedAt: this.options.clock(),
    };
  }

  private async memberBy(address: string, options: AskOptions): Promise<DirectoryUser> {
    const user = await this.options.directory.user(address, options);
    if (!user) throw new PersonFailure('accountNotFound', { account: address });
    if (user.userType === 'Guest') throw new PersonFailure('accountForeign', { account: address });
    return user;
  }

  /** Somebody whom the directory knows and Exchange does not was given nothing there. */
  private async assignmentsOf(
    assignee: string,
    options: AskOptions,
  ): Promise<readonly Assignment[]> {
    try {
      return await this.roles.assignmentsOf(assignee, options);
    } catch (error) {
      if (error instanceof TenantFailure && error.fault === 'notFound') return [];
      throw error;
    }
  }

  /** Exchange's own assignments, and those that Entra roles amount to. */
  private async givenTo(
    assigned: Answered<readonly Assignment[]>,
    entra: Answered<readonly DirectoryRole[]>,
    options: AskOptions,
  ): Promise<Given> {
    const hidden = entra.failure ? [] : entra.value;
    const through = await Promise.all(
      hidden.map((role) => answered(this.behindEntraRole(role, options))),
    );
    const answers = [assigned, ...through];
    return {
      assignments: answers.flatMap((answer) => (answer.failure ? [] : answer.value)),
      blind: entra.failure ?? answers.find((answer) => answer.failure)?.failure,
    };
  }

  private async behindEntraRole(
    { templateId, displayName }: DirectoryRole,
    options: AskOptions,
  ): Promise<readonly Assignment[]> {
    const group = roleGroupOfEntraRole[templateId];
    if (group === undefined) return [];
    const assignments = await this.assignmentsOf(group, options);
    return assignments.map(({ role }) => ({ role, through: `${displayName}, Entra` }));
  }

  /**
   * Where the service does not tell what the application may run, its assignments are looked at. An
   * application without any role is refused already when it asks.
   */
  private async cmdletsOf(
    permitted: Answered<ReadonlySet<string>>,
    appId: string,
    entra: Answered<readonly DirectoryRole[]>,
    options: AskOptions,
  ): Promise<readonly PermissionLine[]> {
    if (!permitted.failure) return permittedLines(permitted.value);
    if (permitted.failure.fault === 'notPermitted') return permittedLines(new Set());
    const [assigned, roles] = await Promise.all([
      answered(this.roles.assignmentsOf(appId, options)),
      this.roles.rolesOfCmdlets(options),
    ]);
    return permissionLines(await this.givenTo(assigned, entra, options), roles);
  }
}

/** The Entra roles that somebody holds; not known where Graph hides which they are. */
function entraRolesIn(memberships: Answered<Memberships>): Answered<readonly DirectoryRole[]> {
  if (memberships.failure) return memberships;
  const { roles, areRolesHidden } = memberships.value;
  return areRolesHidden ? { failure: rolesHidden() } : { failure: undefined, value: roles };
}

const permittedLines = (permitted: ReadonlySet<string>): readonly PermissionLine[] =>
  connectorCmdlets.map((cmdlet) =>
    permitted.has(cmdlet)
      ? { cmdlet, verdict: 'granted', through: [] }
      : { cmdlet, verdict: 'missing', offeredBy: [] },
  );

/** The application reads Intune through Graph: an answer is the proof. */
function graphRight({ failure }: Answered<unknown>): Right {
  if (!failure) return { verdict: 'granted', through: ['DeviceManagementServiceConfig.Read.All'] };
  const isDenied = failure.fault === 'accessDenied' || failure.fault === 'consent';
  return isDenied && failure.service === 'graph'
    ? { verdict: 'missing', offeredBy: ['DeviceManagementServiceConfig.Read.All'] }
    : { verdict: 'unknown', failure };
}

function intuneRight(entra: Answered<readonly DirectoryRole[]>): Right {
  if (entra.failure) return { verdict: 'unknown', failure: entra.failure };
  const through = entra.value
    .filter(({ templateId }) => intuneRuling.has(templateId))
    .map(({ displayName }) => displayName);
  return through.length > 0
    ? { verdict: 'granted', through }
    : { verdict: 'missing', offeredBy: ['Intune Administrator'] };
}

/** Entra roles that give more than is needed; the Global Administrator always does. */
const entraSurplus = (
  roles: readonly DirectoryRole[],
  needed: ReadonlySet<string>,
): readonly Surplus[] =>
  roles
    .filter(
      ({ templateId }) => templateId === entraRoles.globalAdministrator || !needed.has(templateId),
    )
    .map(({ displayName: name }) => ({ kind: 'entraRole', name }));
