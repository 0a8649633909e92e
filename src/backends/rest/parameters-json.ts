import type { CmdletName } from '../../domain/cmdlets/catalogue.js';
import { effectOf } from '../../domain/cmdlets/cmdlet-call.js';

const isListChange = (value: unknown): value is { add?: unknown; remove?: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Parameters as the admin endpoint takes them: a change of a list is a GenericHashTable, and a removal is
 * told not to ask. Source: the bodies that CIPP sends.
 */
export function parametersJson(cmdlet: CmdletName, parameters: object): object {
  const plain = Object.entries(parameters).map(([name, value]) => [
    name,
    isListChange(value) ? { '@odata.type': '#Exchange.GenericHashTable', ...value } : value,
  ]);
  const confirm = effectOf(cmdlet) === 'removal' ? { Confirm: false } : {};
  return { ...Object.fromEntries(plain), ...confirm };
}
