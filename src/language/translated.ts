/** An area of words in another language: every sentence of the English one, and no other. */
export type Translated<Area> = { readonly [Key in keyof Area]: string };
