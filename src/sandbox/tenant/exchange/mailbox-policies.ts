import type { MailboxPolicy, TenantState } from '../state.js';
import { alreadyExists, invalidValue, objectNotFound } from './exchange-error.js';
import { type Handler, nothing, type OutputRow, outputOf } from './handler.js';
import { requiredText, textOf } from './input.js';
import { withNoise } from './noise.js';
import { policyDefaults } from './policy-defaults.js';
import { applySettings } from './policy-settings.js';

const distinguishedName = ({ name }: MailboxPolicy): string =>
  `CN=${name},CN=Mobile Mailbox Policies,CN=Configuration,CN=contoso.onmicrosoft.com`;

const rowOf = (policy: MailboxPolicy): OutputRow =>
  withNoise(
    'MobileDeviceMailboxPolicy',
    {
      ...policyDefaults,
      ...policy.settings,
      Name: policy.name,
      Identity: policy.name,
      DistinguishedName: distinguishedName(policy),
      Guid: policy.guid,
      MobileFlags: '4095',
    },
    policy.changedAt,
  );

function find({ policies }: TenantState, identity: string): MailboxPolicy {
  const key = identity.toLowerCase();
  const found = policies.find((policy) =>
    [policy.name, policy.guid, distinguishedName(policy)].some(
      (name) => name.toLowerCase() === key,
    ),
  );
  if (!found) throw objectNotFound(identity);
  return found;
}

function refuseName({ policies }: TenantState, name: string): void {
  if (policies.some((policy) => policy.name.toLowerCase() === name.toLowerCase())) {
    throw alreadyExists(name);
  }
}

/** Only one policy is the default: setting the flag takes it from the other. */
function keepOneDefault({ policies }: TenantState, policy: MailboxPolicy): void {
  if (policy.settings['IsDefault'] !== true) return;
  for (const other of policies) if (other !== policy) other.settings['IsDefault'] = false;
}

const get: Handler = (input, { state }) => {
  const identity = textOf(input, 'Identity');
  return outputOf(identity === undefined ? state.policies : [find(state, identity)], rowOf);
};

const create: Handler = (input, { state, now, newGuid }) => {
  const name = requiredText(input, 'Name');
  refuseName(state, name);
  const policy: MailboxPolicy = { name, guid: newGuid(), changedAt: now, settings: {} };
  applySettings(policy, input);
  state.policies.push(policy);
  keepOneDefault(state, policy);
  return outputOf([policy], rowOf);
};

const set: Handler = (input, { state, now }) => {
  const policy = find(state, requiredText(input, 'Identity'));
  const name = textOf(input, 'Name');
  if (name !== undefined && name !== policy.name) refuseName(state, name);
  applySettings(policy, input);
  if (name !== undefined) {
    for (const mailbox of state.mailboxes) {
      if (mailbox.policy === policy.name) mailbox.policy = name;
    }
    policy.name = name;
  }
  policy.changedAt = now;
  keepOneDefault(state, policy);
  return nothing;
};

const remove: Handler = (input, { state }) => {
  const policy = find(state, requiredText(input, 'Identity'));
  if (policy.settings['IsDefault'] === true) {
    throw invalidValue(`The policy '${policy.name}' is the default policy and can't be removed.`);
  }
  if (state.mailboxes.some((mailbox) => mailbox.policy === policy.name)) {
    throw invalidValue(
      `The mobile device mailbox policy '${policy.name}' can't be removed because it's assigned to one or more users.`,
    );
  }
  state.policies.splice(state.policies.indexOf(policy), 1);
  return nothing;
};

export const mailboxPolicyHandlers = {
  'Get-MobileDeviceMailboxPolicy': get,
  'New-MobileDeviceMailboxPolicy': create,
  'Set-MobileDeviceMailboxPolicy': set,
  'Remove-MobileDeviceMailboxPolicy': remove,
} as const;
