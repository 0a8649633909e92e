import type { Device } from './device.js';
import type { AccessLevel, AccessRule, TenantState } from './state.js';

const stateOf: { readonly [L in AccessLevel]: string } = {
  Allow: 'Allowed',
  Block: 'Blocked',
  Quarantine: 'Quarantined',
};

/** The name that Exchange gives to a rule. */
export const ruleName = ({
  queryString,
  characteristic,
}: Pick<AccessRule, 'queryString' | 'characteristic'>): string =>
  `${queryString} (${characteristic})`;

/** What a rule's characteristic looks at. A query matches whole, without wildcards. */
const characteristics: { readonly [characteristic: string]: (device: Device) => string } = {
  DeviceType: (device) => device.type,
  DeviceModel: (device) => device.model,
  DeviceOS: (device) => device.os,
  UserAgent: (device) => device.userAgent,
  XMSWLHeader: () => '',
};

const severity: readonly AccessLevel[] = ['Allow', 'Quarantine', 'Block'];

/** Of several rules that match, Exchange applies the strictest. */
function ruleFor(device: Device, rules: ReadonlyMap<string, AccessRule>): AccessRule | undefined {
  let strictest: AccessRule | undefined;
  for (const rule of rules.values()) {
    if (characteristics[rule.characteristic]?.(device) !== rule.queryString) continue;
    if (
      !strictest ||
      severity.indexOf(rule.accessLevel) > severity.indexOf(strictest.accessLevel)
    ) {
      strictest = rule;
    }
  }
  return strictest;
}

/** Works out a device's access: personal entries first, then rules, then the default. */
function evaluate(device: Device, state: TenantState): void {
  const { mailbox } = device;
  if (device.state === 'DeviceDiscovery') return;
  if (device.reason === 'ExternallyManaged') {
    device.state = 'Allowed';
    return;
  }
  if (mailbox.blockedDeviceIds.includes(device.deviceId)) put(device, 'Block', 'Individual');
  else if (mailbox.allowedDeviceIds.includes(device.deviceId)) put(device, 'Allow', 'Individual');
  else {
    const rule = ruleFor(device, state.rules);
    if (rule) put(device, rule.accessLevel, 'DeviceRule', ruleName(rule));
    else put(device, state.organizationSettings.defaultAccessLevel, 'Global');
  }
}

function put(device: Device, level: AccessLevel, reason: string, rule: string | null = null): void {
  device.state = stateOf[level];
  device.reason = reason;
  device.rule = rule;
}

/** After a change of settings or rules: it affects devices that are connected already, at once. */
export function evaluateAll(state: TenantState, changedAt?: number): void {
  for (const device of state.devices) {
    const before = device.state;
    evaluate(device, state);
    if (changedAt !== undefined && before !== device.state) device.changedAt = changedAt;
  }
}
