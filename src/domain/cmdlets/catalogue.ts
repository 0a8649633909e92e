import { accessRules } from './access-rules.js';
import { casMailboxes } from './cas-mailboxes.js';
import type { Cmdlet, ParametersOf, RowOf } from './cmdlet.js';
import { deviceClasses } from './device-classes.js';
import { mailboxPolicies } from './mailbox-policies.js';
import { mobileDevices } from './mobile-devices.js';
import { organizationSettings } from './organization-settings.js';
import { readers } from './readers.js';

/** Every cmdlet that this product may run. What is not here does not run. */
export const catalogue = {
  ...organizationSettings,
  ...accessRules,
  ...mailboxPolicies,
  ...mobileDevices,
  ...deviceClasses,
  ...casMailboxes,
  ...readers,
} as const satisfies { readonly [name: string]: Cmdlet };

export type Catalogue = typeof catalogue;
export type CmdletName = keyof Catalogue;
export type Parameters<N extends CmdletName> = ParametersOf<Catalogue[N]>;
export type Row<N extends CmdletName = CmdletName> = RowOf<Catalogue[N]>;

/** Whether a text is the name of a cmdlet in the catalogue, spelled as Microsoft spells it. */
export const isCmdletName = (name: string): name is CmdletName => Object.hasOwn(catalogue, name);
