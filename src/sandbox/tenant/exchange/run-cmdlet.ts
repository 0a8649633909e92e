import { type CmdletName, catalogue, isCmdletName } from '../../../domain/cmdlets/catalogue.js';
import type { TenantState } from '../state.js';
import { accessRuleHandlers } from './access-rules.js';
import { casMailboxHandlers } from './cas-mailboxes.js';
import { deviceClassHandlers } from './device-classes.js';
import { cmdletNotPermitted, parameterUnknown } from './exchange-error.js';
import { type Context, type Handler, type Input, nothing, type Output } from './handler.js';
import { isTrue } from './input.js';
import { mailboxPolicyHandlers } from './mailbox-policies.js';
import { managementRoleHandlers } from './management-roles.js';
import { mobileDeviceHandlers } from './mobile-devices.js';
import { organizationHandlers } from './organization.js';
import { organizationSettingsHandlers } from './organization-settings.js';

const handlers: { readonly [N in CmdletName]: Handler } = {
  ...organizationSettingsHandlers,
  ...accessRuleHandlers,
  ...mailboxPolicyHandlers,
  ...mobileDeviceHandlers,
  ...deviceClassHandlers,
  ...casMailboxHandlers,
  ...organizationHandlers,
  ...managementRoleHandlers,
};

/** Parameters of every cmdlet that change nothing here. */
const commonParameters = ['ErrorAction', 'WarningAction', 'Verbose', 'Debug'];

/** A parameter that no role holds is as unknown as one that the cmdlet does not have. */
function checkParameters(permitted: ReadonlySet<string>, input: Input): void {
  const unknown = Object.keys(input).find(
    (parameter) => !permitted.has(parameter) && !commonParameters.includes(parameter),
  );
  if (unknown !== undefined) throw parameterUnknown(unknown);
}

export const writes = (cmdlet: string): boolean =>
  isCmdletName(cmdlet) && catalogue[cmdlet].effect !== 'read';

/** Which cmdlets of this tenant somebody may run: what Exchange knows, as far as the roles allow. */
export const exportedCmdlets = (identity: string, { rbac }: TenantState): readonly string[] =>
  [...rbac.permitted(identity).keys()].filter(isCmdletName).toSorted();

/**
 * Runs a cmdlet as somebody, by object id.
 * @throws ExchangeError in Exchange's own words
 */
export function runCmdlet(
  identity: string,
  cmdlet: string,
  input: Input,
  context: Context,
): Output {
  const permitted = context.state.rbac.permitted(identity).get(cmdlet);
  if (!isCmdletName(cmdlet) || !permitted) throw cmdletNotPermitted(cmdlet);
  checkParameters(permitted, input);
  if (isTrue(input, 'WhatIf')) return nothing;
  return handlers[cmdlet](input, context);
}
