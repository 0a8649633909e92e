import { isObject } from './json.js';

/** A property whatever the case of its name: the service writes `innererror` and `innerError`. */
function child(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  const key = Object.keys(value).find((each) => each.toLowerCase() === name);
  return key === undefined ? undefined : value[key];
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/**
 * The words of an error answer, in the order in which the service means them: the first detail, the inner
 * exception, the error itself. Undefined when the answer has none.
 */
export function errorMessageOf(body: unknown): string | undefined {
  const error = child(body, 'error');
  const details = child(error, 'details');
  const first: unknown = Array.isArray(details) ? details[0] : undefined;
  const inner = child(error, 'innererror');
  return (
    textOf(child(first, 'message')) ??
    textOf(child(child(inner, 'internalexception'), 'message')) ??
    textOf(child(error, 'message'))
  );
}

/** Whether the cmdlet itself gave the words, as opposed to the service around it. */
export const isCmdletError = (body: unknown): boolean => {
  const details = child(child(body, 'error'), 'details');
  return Array.isArray(details) && details.length > 0;
};
