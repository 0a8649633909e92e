import type { PressData } from './command.js';

/**
 * What a button or a field of a card sent as text. A client may put anything there: what is no text is
 * nothing, and never turned into text, which an object can prevent or make up.
 */
export const textIn = (data: PressData, name: string): string => {
  const value: unknown = Object.hasOwn(data, name) ? data[name] : undefined;
  return typeof value === 'string' ? value : '';
};

/** What a button or a field of a card sent as a number, or as text that is one; else NaN. */
export const numberIn = (data: PressData, name: string): number => {
  const value: unknown = Object.hasOwn(data, name) ? data[name] : undefined;
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
};
