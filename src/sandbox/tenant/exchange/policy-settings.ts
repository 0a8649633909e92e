import { catalogue } from '../../../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../../../domain/cmdlets/cmdlet.js';
import type { MailboxPolicy } from '../state.js';
import { badArgument, invalidValue } from './exchange-error.js';
import type { Input } from './handler.js';
import { changedList } from './input.js';
import { policyDefaults } from './policy-defaults.js';

const { parameters }: Cmdlet = catalogue['Set-MobileDeviceMailboxPolicy'];

/** A setting's value as Exchange keeps it; refused in Exchange's words when it does not fit. */
function accepted(name: string, value: unknown, before: unknown): unknown {
  const kind = parameters[name]?.kind;
  if (kind?.name === 'list') return changedList(Array.isArray(before) ? before : [], value);
  if (kind?.name === 'enumeration') {
    const names = kind.values ?? [];
    const found = names.find((each) => each.toLowerCase() === String(value).toLowerCase());
    if (!found) throw badArgument(name, value, names);
    return found;
  }
  if (kind?.name === 'integer') {
    const [least, most] = kind.range ?? [0, 0];
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return value;
    throw invalidValue(`The value of '${name}' must be between ${least} and ${most}.`);
  }
  return value;
}

/** Puts the settings of a call into a policy, all or none. */
export function applySettings(policy: MailboxPolicy, input: Input): void {
  const changes = Object.entries(input)
    .filter(([name]) => Object.hasOwn(policyDefaults, name))
    .map(([name, value]) => [name, accepted(name, value, policy.settings[name])] as const);
  for (const [name, value] of changes) policy.settings[name] = value;
  // Documented: encrypting the storage card forces encryption of the device.
  if (policy.settings['RequireStorageCardEncryption'] === true) {
    policy.settings['DeviceEncryptionEnabled'] = true;
  }
}
