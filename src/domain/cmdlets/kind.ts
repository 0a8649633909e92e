/** The kinds of value that Exchange's parameters and properties take, and what each is in plain data. */
export type KindName =
  | 'text'
  | 'identity'
  | 'boolean'
  | 'switch'
  | 'integer'
  | 'enumeration'
  | 'unlimited'
  | 'list'
  | 'date';

/** One kind of value. `T` is its TypeScript type; it exists for the compiler alone. */
export interface Kind<T> {
  readonly name: KindName;
  /** The accepted names of an enumeration, spelled as Exchange spells them. */
  readonly values?: readonly string[];
  /** The smallest and largest integer accepted. */
  readonly range?: readonly [number, number];
  /** The longest text accepted, in UTF-16 code units as .NET counts them. */
  readonly maxLength?: number;
  readonly type?: T;
}

/** A change to a multi-valued property that leaves the other values alone (`@{Add=…;Remove=…}`). */
export interface ListChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

export const text = (maxLength?: number): Kind<string> =>
  maxLength === undefined ? { name: 'text' } : { name: 'text', maxLength };

/** What names one object. Never empty: a Get with an empty Identity may answer with every object. */
export const identity: Kind<string> = { name: 'identity' };

export const boolean: Kind<boolean> = { name: 'boolean' };

export const switchParameter: Kind<boolean> = { name: 'switch' };

export const integer = (least: number, most: number): Kind<number> => ({
  name: 'integer',
  range: [least, most],
});

export const oneOf = <const V extends readonly string[]>(...values: V): Kind<V[number]> => ({
  name: 'enumeration',
  values,
});

/** An enumeration that a service only answers with: names that came after this catalogue are kept. */
export const anyOf = (...values: string[]): Kind<string> => ({ name: 'text', values });

/** `Unlimited`, or a number, a size or a time span as Exchange writes it. */
export const unlimited: Kind<string | number> = { name: 'unlimited' };

/** Several texts: an array overwrites, a {@link ListChange} adds and removes, null empties. */
export const list: Kind<readonly string[] | ListChange | null> = { name: 'list' };

/** Several texts in a row: always an array, empty where the service sends nothing. */
export const texts: Kind<readonly string[]> = { name: 'list' };

/** A moment as ISO 8601 in UTC. */
export const date: Kind<string> = { name: 'date' };
