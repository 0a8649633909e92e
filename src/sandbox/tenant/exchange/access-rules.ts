import { evaluateAll, ruleName } from '../access.js';
import type { AccessRule, TenantState } from '../state.js';
import { alreadyExists, objectNotFound } from './exchange-error.js';
import { type Handler, nothing, type OutputRow, outputOf } from './handler.js';
import { oneOf, requiredText, textOf } from './input.js';
import { withNoise } from './noise.js';

const levels = ['Allow', 'Block', 'Quarantine'] as const;
const characteristics = [
  'DeviceModel',
  'DeviceType',
  'DeviceOS',
  'UserAgent',
  'XMSWLHeader',
] as const;

const rowOf = (rule: AccessRule): OutputRow =>
  withNoise(
    'ActiveSyncDeviceAccessRule',
    {
      Name: ruleName(rule),
      Identity: ruleName(rule),
      QueryString: rule.queryString,
      Characteristic: rule.characteristic,
      AccessLevel: rule.accessLevel,
    },
    0,
  );

function find({ rules }: TenantState, identity: string): [string, AccessRule] {
  const found = [...rules].find(([name]) => name.toLowerCase() === identity.toLowerCase());
  if (!found) throw objectNotFound(identity);
  return found;
}

const get: Handler = (input, { state }) => {
  const identity = textOf(input, 'Identity');
  return outputOf(
    identity === undefined ? [...state.rules.values()] : [find(state, identity)[1]],
    rowOf,
  );
};

const create: Handler = (input, { state, now }) => {
  const queryString = requiredText(input, 'QueryString');
  const characteristic = oneOf(input, 'Characteristic', characteristics);
  const accessLevel = oneOf(input, 'AccessLevel', levels);
  if (!characteristic) requiredText(input, 'Characteristic');
  if (!accessLevel) requiredText(input, 'AccessLevel');
  if (!characteristic || !accessLevel) return nothing;
  const rule: AccessRule = { queryString, characteristic, accessLevel };
  const name = ruleName(rule);
  if ([...state.rules.keys()].some((known) => known.toLowerCase() === name.toLowerCase())) {
    throw alreadyExists(name);
  }
  state.rules.set(name, rule);
  evaluateAll(state, now);
  return outputOf([rule], rowOf);
};

const set: Handler = (input, { state, now }) => {
  const [, rule] = find(state, requiredText(input, 'Identity'));
  const level = oneOf(input, 'AccessLevel', levels);
  if (level) rule.accessLevel = level;
  evaluateAll(state, now);
  return nothing;
};

const remove: Handler = (input, { state, now }) => {
  const [name] = find(state, requiredText(input, 'Identity'));
  state.rules.delete(name);
  evaluateAll(state, now);
  return nothing;
};

export const accessRuleHandlers = {
  'Get-ActiveSyncDeviceAccessRule': get,
  'New-ActiveSyncDeviceAccessRule': create,
  'Set-ActiveSyncDeviceAccessRule': set,
  'Remove-ActiveSyncDeviceAccessRule': remove,
} as const;
