/** A fact with its name. */
export type Row = { readonly label: string; readonly value: string };

export const row = (label: string, value: string): Row => ({ label, value });
