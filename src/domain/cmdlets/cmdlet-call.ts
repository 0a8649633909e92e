import { type CmdletName, catalogue, isCmdletName, type Parameters } from './catalogue.js';
import type { Cmdlet, Effect } from './cmdlet.js';
import type { Kind } from './kind.js';

/** A cmdlet and its parameters, as data: never as PowerShell text. */
export interface CmdletCall<N extends CmdletName = CmdletName> {
  readonly cmdlet: N;
  readonly parameters: Parameters<N>;
}

/** A call that the catalogue does not allow. It is a fault of ours: people's values are checked earlier. */
export class ForbiddenCall extends Error {
  constructor(
    readonly cmdlet: string,
    reason: string,
  ) {
    super(`${cmdlet}: ${reason}`);
    this.name = 'ForbiddenCall';
  }
}

export const effectOf = (cmdlet: CmdletName): Effect => catalogue[cmdlet].effect;

/**
 * Refuses what the catalogue does not know: the cmdlet, a parameter, a value of the wrong kind, an empty
 * Identity, a missing required parameter. Every backend calls it before anything leaves the process.
 * @throws ForbiddenCall
 */
export function checkCall(call: { cmdlet: string; parameters: object }): void {
  if (!isCmdletName(call.cmdlet)) throw new ForbiddenCall(call.cmdlet, 'is not in the catalogue');
  const { parameters }: Cmdlet = catalogue[call.cmdlet];
  for (const [name, value] of Object.entries(call.parameters)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter) throw new ForbiddenCall(call.cmdlet, `has no parameter ${name}`);
    if (!fits(parameter.kind, value)) throw new ForbiddenCall(call.cmdlet, `${name} does not fit`);
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.required && !Object.hasOwn(call.parameters, name))
      throw new ForbiddenCall(call.cmdlet, `needs ${name}`);
  }
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\0');

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

function isListChange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, items]) => (key === 'add' || key === 'remove') && isTexts(items))
  );
}

function fits(kind: Kind<unknown>, value: unknown): boolean {
  switch (kind.name) {
    case 'text':
      return isText(value) && value.length <= (kind.maxLength ?? Number.POSITIVE_INFINITY);
    case 'identity':
      return isText(value) && value.trim() !== '';
    case 'boolean':
    case 'switch':
      return typeof value === 'boolean';
    case 'integer': {
      const [least, most] = kind.range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
      return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    }
    case 'enumeration':
      return isText(value) && (kind.values?.includes(value) ?? false);
    case 'unlimited':
      return isText(value) || (typeof value === 'number' && value >= 0);
    case 'list':
      return value === null || isTexts(value) || isListChange(value);
    case 'date':
      return isText(value) && !Number.isNaN(Date.parse(value));
  }
}
