import { badArgument, invalidValue } from './exchange-error.js';
import type { Input } from './handler.js';

/** A text parameter; undefined when it was not given or is null, as PowerShell sees `$null`. */
export function textOf(input: Input, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null || value === '') return undefined;
  return String(value);
}

export function requiredText(input: Input, name: string): string {
  const value = textOf(input, name);
  if (value === undefined) {
    throw invalidValue(`Cannot bind argument to parameter '${name}' because it is null or empty.`);
  }
  return value;
}

/** An enumeration's name; Exchange takes it in any case and answers with its own spelling. */
export function oneOf<const V extends readonly string[]>(
  input: Input,
  name: string,
  names: V,
): V[number] | undefined {
  const value = textOf(input, name);
  if (value === undefined) return undefined;
  const found = names.find((each) => each.toLowerCase() === value.toLowerCase());
  if (!found) throw badArgument(name, value, names);
  return found;
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((item) => item !== null && item !== undefined)
    .map(String);

const isTable = (value: unknown): value is { add?: unknown; remove?: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A multi-valued property after a call: overwritten, or changed by a GenericHashTable of Add and Remove. */
export function changedList(before: readonly string[], value: unknown): string[] {
  if (value === null) return [];
  if (!isTable(value)) return textsOf(value);
  const table = Object.fromEntries(
    Object.entries(value).map(([key, items]) => [key.toLowerCase(), items]),
  );
  const removed = table['remove'] === undefined ? [] : textsOf(table['remove']);
  const added = table['add'] === undefined ? [] : textsOf(table['add']);
  return [...new Set([...before.filter((item) => !removed.includes(item)), ...added])];
}

export const isTrue = (input: Input, name: string): boolean =>
  input[name] === true || input[name] === 'true';
