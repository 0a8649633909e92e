import { casMailboxes } from '../cmdlets/cas-mailboxes.js';
import type { CmdletName } from '../cmdlets/catalogue.js';
import { connectorCmdlets } from '../cmdlets/connector-cmdlets.js';
import { readers } from '../cmdlets/readers.js';

/** A built-in role, and the cmdlets of it that are to stay in a child role. */
export interface KeptRole {
  readonly parent: string;
  readonly cmdlets: readonly CmdletName[];
}

/**
 * The built-in role that each of the 13 is taken from. Source: Microsoft365DSC's settings and the role
 * pages of Exchange; a tenant tells its own with `Get-ManagementRole -Cmdlet`.
 */
const parentOf = (cmdlet: string): string => {
  if (cmdlet.includes('MailboxPolicy')) return 'Recipient Policies';
  return /MobileDevice/.test(cmdlet) ? 'View-Only Recipients' : 'Organization Client Access';
};

/** Child roles for exactly the 13. */
export const connectorRoles: readonly KeptRole[] = [...new Set(connectorCmdlets.map(parentOf))].map(
  (parent) => ({
    parent,
    cmdlets: connectorCmdlets.filter((cmdlet) => parentOf(cmdlet) === parent),
  }),
);

/** And what the checks read beside them, and what lets one device in or keeps it out. */
export const executingRoles: readonly KeptRole[] = [
  ...connectorRoles,
  {
    parent: 'Mail Recipients',
    cmdlets: Object.keys(casMailboxes) as (keyof typeof casMailboxes)[],
  },
  {
    parent: 'View-Only Configuration',
    cmdlets: Object.keys(readers) as (keyof typeof readers)[],
  },
];
