/** A group of Entra ID. Members are object ids of users, groups or service principals. */
export interface EntraGroup {
  readonly id: string;
  readonly displayName: string;
  readonly isAssignableToRole: boolean;
  readonly members: Set<string>;
}

/** A role of Entra ID, by its template id, the same in every tenant. */
export interface EntraRole {
  readonly templateId: string;
  readonly displayName: string;
  readonly members: Set<string>;
}

export interface EntraUser {
  readonly objectId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly userType: 'Member' | 'Guest';
  readonly accountEnabled: boolean;
  readonly hasMailbox: boolean;
  readonly intuneLicensed: boolean;
}

/** Template ids: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference. */
export const entraRoleTemplates = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Exchange Recipient Administrator': '31392ffb-586c-42d1-9346-e59415a2cc4e',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
} as const;

/** The directory: users, groups in groups, and roles. */
export class Entra {
  readonly users = new Map<string, EntraUser>();
  readonly groups = new Map<string, EntraGroup>();
  readonly roles = new Map<string, EntraRole>();
  private readonly names = new Map<string, string>();

  addUser(user: EntraUser): void {
    this.users.set(user.objectId, user);
    for (const name of [user.userPrincipalName, user.mail]) {
      if (name && !this.names.has(name.toLowerCase())) {
        this.names.set(name.toLowerCase(), user.objectId);
      }
    }
  }

  /** A user by object id, user principal name or address. */
  user(name: string): EntraUser | undefined {
    const key = name.toLowerCase();
    return this.users.get(key) ?? this.users.get(this.names.get(key) ?? '');
  }

  group(name: string): EntraGroup | undefined {
    const key = name.toLowerCase();
    return (
      this.groups.get(key) ??
      [...this.groups.values()].find((group) => group.displayName.toLowerCase() === key)
    );
  }

  role(name: string): EntraRole | undefined {
    const key = name.toLowerCase();
    return [...this.roles.values()].find(
      (role) => role.displayName.toLowerCase() === key || role.templateId === key,
    );
  }

  /** Groups that somebody is in, through any depth. */
  groupsOf(objectId: string): readonly EntraGroup[] {
    const found = new Set<EntraGroup>();
    const visit = (member: string): void => {
      for (const group of this.groups.values()) {
        if (!group.members.has(member) || found.has(group)) continue;
        found.add(group);
        visit(group.id);
      }
    };
    visit(objectId);
    return [...found];
  }

  /** Roles that somebody has, directly or through a role-assignable group. */
  rolesOf(objectId: string): readonly EntraRole[] {
    const assignable = this.groupsOf(objectId).filter((group) => group.isAssignableToRole);
    const holders = [objectId, ...assignable.map((group) => group.id)];
    return [...this.roles.values()].filter((role) => holders.some((id) => role.members.has(id)));
  }
}
