/** How numbers are written, and which word goes with a number. */
export interface NumberWords {
  number(value: number): string;
  /** Whether the language treats the number as one: `1 device`, not `1 devices`. */
  isOne(value: number): boolean;
}

const slot = /\{(\w+)(?::([^{}/]*)\/([^{}]*))?\}/g;

/**
 * A sentence with its slots filled: `{name}` by its value, `{n:day/days}` by the word that goes with the
 * number. Values are put in as they are; a slot's look-alike inside a value stays text.
 * @throws RangeError when a slot has no value
 */
export function fillSlots(
  sentence: string,
  values: { readonly [name: string]: string | number },
  words: NumberWords,
): string {
  return sentence.replace(slot, (_, name: string, one?: string, other?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new RangeError(`No value for {${name}} in: ${sentence}`);
    if (one !== undefined) return (words.isOne(Number(value)) ? one : other) ?? '';
    return typeof value === 'number' ? words.number(value) : value;
  });
}
