import type { Entra } from './entra.js';
import type { RbacData } from './rbac-data.js';

export interface ManagementRole {
  readonly name: string;
  readonly parent: string | null;
  readonly cmdlets: ReadonlySet<string>;
}

export interface RoleGroup {
  readonly name: string;
  /** Object ids of users, security groups and service principals. */
  readonly members: Set<string>;
}

export interface RoleAssignment {
  readonly name: string;
  readonly role: string;
  /** The name of a role group, or an object id. */
  readonly assignee: string;
  readonly assigneeName: string;
  readonly assigneeType: 'RoleGroup' | 'User' | 'SecurityGroup' | 'ServicePrincipal';
  readonly delegating: boolean;
  enabled: boolean;
}

/** Entra roles sit inside groups that Exchange does not expand; at run time they count as these. */
const roleGroupOfEntraRole: { readonly [entraRole: string]: string } = {
  'Global Administrator': 'Organization Management',
  'Exchange Administrator': 'Organization Management',
  'Exchange Recipient Administrator': 'Recipient Management',
  'Global Reader': 'View-Only Organization Management',
};

/** Exchange's role based access control: roles, groups and assignments. */
export class Rbac {
  readonly roles = new Map<string, ManagementRole>();
  readonly groups = new Map<string, RoleGroup>();
  readonly assignments: RoleAssignment[] = [];

  constructor(
    private readonly entra: Entra,
    data: RbacData,
    idOf: (name: string) => string,
  ) {
    for (const [name, cmdlets] of Object.entries(data.roles)) this.addRole(name, null, cmdlets);
    for (const [name, { parent, cmdlets }] of Object.entries(data.customRoles)) {
      this.addRole(name, parent, cmdlets);
    }
    for (const [name, { roles, delegating, members }] of Object.entries(data.roleGroups)) {
      this.groups.set(name, { name, members: new Set(members.map(idOf)) });
      for (const role of roles) {
        this.assign(role, name, name, 'RoleGroup');
        if (delegating) this.assign(role, name, name, 'RoleGroup', true);
      }
    }
  }

  private addRole(name: string, parent: string | null, cmdlets: readonly string[]): void {
    this.roles.set(name, { name, parent, cmdlets: new Set(cmdlets) });
  }

  assign(
    role: string,
    assignee: string,
    assigneeName: string,
    assigneeType: RoleAssignment['assigneeType'],
    delegating = false,
  ): void {
    const name = `${role}-${assigneeName}${delegating ? '-Delegating' : ''}`;
    this.assignments.push({
      name,
      role,
      assignee,
      assigneeName,
      assigneeType,
      delegating,
      enabled: true,
    });
  }

  role(name: string): ManagementRole | undefined {
    return [...this.roles.values()].find((role) => role.name.toLowerCase() === name.toLowerCase());
  }

  group(name: string): RoleGroup | undefined {
    return [...this.groups.values()].find(
      (group) => group.name.toLowerCase() === name.toLowerCase(),
    );
  }

  /** Assignments of somebody: direct, through security groups, and through role groups with either in it. */
  assignmentsOf(objectId: string): readonly RoleAssignment[] {
    const ids = new Set([objectId, ...this.entra.groupsOf(objectId).map((group) => group.id)]);
    const holders = new Set<string>(ids);
    for (const group of this.groups.values()) {
      if ([...ids].some((id) => group.members.has(id))) holders.add(group.name);
    }
    return this.assignments.filter((assignment) => holders.has(assignment.assignee));
  }

  /** What somebody may run now: enabled regular assignments, and the rights of Entra roles. */
  permitted(objectId: string): ReadonlySet<string> {
    const fromEntra = this.entra
      .rolesOf(objectId)
      .map((role) => roleGroupOfEntraRole[role.displayName]);
    const assignments = [
      ...this.assignmentsOf(objectId),
      ...this.assignments.filter((assignment) => fromEntra.includes(assignment.assignee)),
    ];
    const active = assignments.filter(({ enabled, delegating }) => enabled && !delegating);
    return new Set(active.flatMap(({ role }) => [...(this.roles.get(role)?.cmdlets ?? [])]));
  }
}
