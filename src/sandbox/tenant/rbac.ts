import type { Entra } from './entra.js';
import { parametersOf } from './exchange/cmdlet-parameters.js';
import type { Principal } from './principal.js';
import type { RbacData, RoleEntryData } from './rbac-data.js';

/** Cmdlets, and which of their parameters. */
export type RoleEntries = ReadonlyMap<string, ReadonlySet<string>>;

export interface ManagementRole {
  readonly name: string;
  readonly parent: string | null;
  readonly entries: RoleEntries;
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
  readonly assigneeType: 'RoleGroup' | Principal['type'];
  readonly delegating: boolean;
  readonly enabled: boolean;
}

/** Entra roles sit inside groups that Exchange does not expand; at run time they count as these. */
const roleGroupOfEntraRole: { readonly [entraRole: string]: string } = {
  'Global Administrator': 'Organization Management',
  'Exchange Administrator': 'Organization Management',
  'Exchange Recipient Administrator': 'Recipient Management',
  'Global Reader': 'View-Only Organization Management',
};

const entriesOf = (data: readonly RoleEntryData[]): RoleEntries =>
  new Map(
    data.map((entry) =>
      typeof entry === 'string'
        ? [entry, new Set(parametersOf(entry))]
        : [entry.cmdlet, new Set(entry.parameters)],
    ),
  );

function named<T extends { readonly name: string }>(
  items: Iterable<T>,
  name: string,
): T | undefined {
  const key = name.toLowerCase();
  return [...items].find((item) => item.name.toLowerCase() === key);
}

/** Exchange's role based access control: roles, groups and assignments. */
export class Rbac {
  readonly roles = new Map<string, ManagementRole>();
  readonly groups = new Map<string, RoleGroup>();
  readonly assignments: RoleAssignment[] = [];

  /** @param principal finds the users, groups and service principals that the data names */
  constructor(
    private readonly entra: Entra,
    data: RbacData,
    principal: (name: string) => Principal,
  ) {
    for (const [name, entries] of Object.entries(data.roles)) {
      this.roles.set(name, { name, parent: null, entries: entriesOf(entries) });
    }
    for (const [name, { parent, entries }] of Object.entries(data.customRoles)) {
      this.roles.set(name, { name, parent, entries: entriesOf(entries) });
    }
    for (const [name, { roles, delegating, members }] of Object.entries(data.roleGroups)) {
      this.groups.set(name, { name, members: new Set(members.map((each) => principal(each).id)) });
      const holder = { id: name, name, type: 'RoleGroup' } as const;
      for (const role of roles) {
        this.assign(role, holder);
        if (delegating) this.assign(role, holder, { delegating });
      }
    }
    for (const { role, assignee, ...state } of data.assignments) {
      this.assign(role, principal(assignee), state);
    }
  }

  assign(
    role: string,
    { id, name, type }: { id: string; name: string; type: RoleAssignment['assigneeType'] },
    { delegating = false, enabled = true } = {},
  ): void {
    this.assignments.push({
      name: `${role}-${name}${delegating ? '-Delegating' : ''}`,
      role,
      assignee: id,
      assigneeName: name,
      assigneeType: type,
      delegating,
      enabled,
    });
  }

  /** Takes a regular assignment away; those of role groups and delegating ones stay. */
  unassign(role: string, assignee: string): void {
    const isMeant = (one: RoleAssignment): boolean =>
      one.assignee === assignee && one.role === role && !one.delegating;
    for (const held of this.assignments.filter(isMeant)) {
      this.assignments.splice(this.assignments.indexOf(held), 1);
    }
  }

  role(name: string): ManagementRole | undefined {
    return named(this.roles.values(), name);
  }

  group(name: string): RoleGroup | undefined {
    return named(this.groups.values(), name);
  }

  /** Assignments of somebody: direct, through security groups, and through role groups with either in it. */
  assignmentsOf(objectId: string): readonly RoleAssignment[] {
    const ids = [objectId, ...this.entra.groupsOf(objectId).map((group) => group.id)];
    const groups = [...this.groups.values()].filter((group) =>
      ids.some((id) => group.members.has(id)),
    );
    const holders = new Set([...ids, ...groups.map((group) => group.name)]);
    return this.assignments.filter((assignment) => holders.has(assignment.assignee));
  }

  /** What somebody may run now: enabled regular assignments, and the rights of Entra roles. */
  permitted(objectId: string): RoleEntries {
    const fromEntra = this.entra
      .rolesOf(objectId)
      .map((role) => roleGroupOfEntraRole[role.displayName]);
    const assignments = [
      ...this.assignmentsOf(objectId),
      ...this.assignments.filter((assignment) => fromEntra.includes(assignment.assignee)),
    ];
    const permitted = new Map<string, Set<string>>();
    for (const { role, enabled, delegating } of assignments) {
      if (!enabled || delegating) continue;
      for (const [cmdlet, parameters] of this.roles.get(role)?.entries ?? []) {
        const held = permitted.get(cmdlet) ?? new Set();
        permitted.set(cmdlet, new Set([...held, ...parameters]));
      }
    }
    return permitted;
  }
}
