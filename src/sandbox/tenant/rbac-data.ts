import { readFileSync } from 'node:fs';

/** Who may run what, as the tenant starts: see `source` in the file. */
export interface RbacData {
  readonly source: string;
  readonly roles: { readonly [role: string]: readonly string[] };
  readonly customRoles: {
    readonly [role: string]: { readonly parent: string; readonly cmdlets: readonly string[] };
  };
  readonly roleGroups: {
    readonly [group: string]: {
      readonly roles: readonly string[];
      readonly delegating?: boolean;
      readonly members: readonly string[];
    };
  };
}

export const rbacData: RbacData = JSON.parse(
  readFileSync(new URL('./rbac.json', import.meta.url), 'utf8'),
);
