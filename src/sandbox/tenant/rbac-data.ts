import { readFileSync } from 'node:fs';

/** A cmdlet with all its parameters, or with some. */
export type RoleEntryData =
  | string
  | { readonly cmdlet: string; readonly parameters: readonly string[] };

/** Who may run what, as the tenant starts: see `source` in the file. */
export interface RbacData {
  readonly source: string;
  readonly roles: { readonly [role: string]: readonly RoleEntryData[] };
  readonly customRoles: {
    readonly [role: string]: {
      readonly parent: string;
      readonly entries: readonly RoleEntryData[];
    };
  };
  readonly roleGroups: {
    readonly [group: string]: {
      readonly roles: readonly string[];
      /** Whether its members may also give these roles to others. */
      readonly delegating?: boolean;
      /** Names of users, groups of Entra and service principals. */
      readonly members: readonly string[];
    };
  };
  /** Roles that were given to somebody without a role group. */
  readonly assignments: readonly {
    readonly role: string;
    readonly assignee: string;
    readonly delegating?: boolean;
    readonly enabled?: boolean;
  }[];
}

export const rbacData: RbacData = JSON.parse(
  readFileSync(new URL('./rbac.json', import.meta.url), 'utf8'),
);
