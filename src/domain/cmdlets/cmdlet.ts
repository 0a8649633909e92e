import type { Kind } from './kind.js';

export interface Parameter<T = unknown, Required extends boolean = boolean> {
  readonly kind: Kind<T>;
  readonly required: Required;
}

/** A property of a cmdlet's row, and how sure we are that Exchange Online sends it under this name. */
export interface Property<T = unknown> {
  readonly kind: Kind<T>;
  readonly known: 'documented' | 'assumed';
}

/**
 * What a call does to the tenant. A `read` may be repeated. A `write` is never repeated blindly.
 * A `removal` is a write that Exchange asks to confirm, so it is sent with `Confirm: false`.
 */
export type Effect = 'read' | 'write' | 'removal';

/** One cmdlet as this product knows it. A parameter that is not here cannot be sent. */
export interface Cmdlet {
  readonly name: string;
  readonly effect: Effect;
  readonly parameters: { readonly [name: string]: Parameter };
  readonly row: { readonly [name: string]: Property };
}

export const optional = <T>(kind: Kind<T>): Parameter<T, false> => ({ kind, required: false });

export const required = <T>(kind: Kind<T>): Parameter<T, true> => ({ kind, required: true });

/** The property's name was read in Microsoft's documents or in public code that calls the service. */
export const documented = <T>(kind: Kind<T>): Property<T> => ({ kind, known: 'documented' });

/** The property's name is known from use alone; a live tenant has not confirmed it. */
export const assumed = <T>(kind: Kind<T>): Property<T> => ({ kind, known: 'assumed' });

type Optional<P> = {
  [K in keyof P as P[K] extends Parameter<unknown, false> ? K : never]?: P[K] extends Parameter<
    infer T
  >
    ? T
    : never;
};

type Required_<P> = {
  [K in keyof P as P[K] extends Parameter<unknown, true> ? K : never]: P[K] extends Parameter<
    infer T
  >
    ? T
    : never;
};

/** The parameters of a cmdlet as TypeScript sees them. */
export type ParametersOf<C extends Cmdlet> = Required_<C['parameters']> & Optional<C['parameters']>;

/** A row of a cmdlet: every property of the catalogue is there, null where the service sent none. */
export type RowOf<C extends Cmdlet> = {
  readonly [K in keyof C['row']]: C['row'][K] extends Property<infer T> ? T | null : never;
};
