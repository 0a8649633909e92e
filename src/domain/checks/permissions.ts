import type { ConnectorCmdlet } from '../cmdlets/connector-cmdlets.js';
import type { TenantFailure } from '../failure.js';

/** Whose permissions were looked at. */
export type Holder =
  | { readonly kind: 'executingIdentity'; readonly appId: string; readonly name: string }
  | {
      /** `asker`: somebody about themself, looked at with their own token. */
      readonly kind: 'account' | 'asker';
      readonly objectId: string;
      readonly name: string;
      readonly userPrincipalName: string;
      readonly mail: string | null;
    };

/** A right that was looked for. What could not be looked at is `unknown`, never `granted`. */
export type Right =
  /** `through`: the roles and groups that give it; empty where the service tells only that it is there. */
  | { readonly verdict: 'granted'; readonly through: readonly string[] }
  /** `offeredBy`: roles of this tenant that would give it, the narrowest first. */
  | { readonly verdict: 'missing'; readonly offeredBy: readonly string[] }
  | { readonly verdict: 'unknown'; readonly failure: TenantFailure };

export type PermissionLine = { readonly cmdlet: ConnectorCmdlet } & Right;

/** A role that gives more than the connector needs. */
export interface Surplus {
  readonly kind: 'entraRole' | 'managementRole';
  readonly name: string;
}

export interface PermissionReport {
  readonly holder: Holder;
  /** The 13, in the order of Microsoft's page. */
  readonly cmdlets: readonly PermissionLine[];
  /** The 14th line: for an account an Entra role that rules Intune, for the application an answer of Graph. */
  readonly intune: Right;
  readonly surplus: readonly Surplus[];
  readonly checkedAt: Date;
}

export const missingCmdlets = (report: PermissionReport): readonly ConnectorCmdlet[] =>
  report.cmdlets.filter((line) => line.verdict === 'missing').map((line) => line.cmdlet);
