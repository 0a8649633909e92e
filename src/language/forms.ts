import type { Language } from '../domain/people/language.js';

/**
 * The exact forms of a command in each language, the first of each being the one that help shows.
 * `<account>` is a slot, `[…]` may be left out: `check permissions [for <account>]`.
 */
export type Forms = { readonly [L in Language]: readonly [string, ...string[]] };
