import { createHash } from 'node:crypto';

/**
 * A key of steady length for ids of any length and any character. The parts are told apart, so that
 * `a`,`bc` and `ab`,`c` differ; lone surrogates too, because JSON escapes them.
 */
export const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** A text as the databases may hold it unchanged: JSON escapes NUL and lone surrogates. */
export const toStored = (text: string): string => JSON.stringify(text);

export const fromStored = (stored: string): string => String(JSON.parse(stored));
