import { type CmdletName, catalogue, isCmdletName } from '../../../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../../../domain/cmdlets/cmdlet.js';
import { accessRuleHandlers } from './access-rules.js';
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
  ...organizationHandlers,
  ...managementRoleHandlers,
};

/** Parameters of every cmdlet that change nothing here. */
const commonParameters = ['ErrorAction', 'WarningAction', 'Verbose', 'Debug'];

/** Parameters that only cmdlets that write have. */
const writeParameters = ['Confirm', 'WhatIf'];

function checkParameters(name: CmdletName, input: Input): void {
  const { parameters, effect }: Cmdlet = catalogue[name];
  const known = [
    ...Object.keys(parameters),
    ...commonParameters,
    ...(effect === 'read' ? [] : writeParameters),
  ];
  const unknown = Object.keys(input).find((parameter) => !known.includes(parameter));
  if (unknown !== undefined) throw parameterUnknown(unknown);
}

export const writes = (cmdlet: string): boolean =>
  isCmdletName(cmdlet) && catalogue[cmdlet].effect !== 'read';

/** Which cmdlets of this tenant somebody may run: what Exchange knows, as far as the roles allow. */
export const exportedCmdlets = (identity: string, { state }: Context): readonly string[] =>
  [...state.rbac.permitted(identity)].filter(isCmdletName).toSorted();

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
  if (!isCmdletName(cmdlet) || !context.state.rbac.permitted(identity).has(cmdlet)) {
    throw cmdletNotPermitted(cmdlet);
  }
  checkParameters(cmdlet, input);
  if (isTrue(input, 'WhatIf')) return nothing;
  return handlers[cmdlet](input, context);
}
