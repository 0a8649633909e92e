import type { english } from './en/english.js';

type English = typeof english;
type Area = keyof English;

/** Every sentence, by area and key: what a language has to have, whole. */
export type Words = { readonly [A in Area]: { readonly [K in keyof English[A]]: string } };

/** The name of a sentence: `area.key` of the English files. */
export type WordKey = { [A in Area]: `${A}.${keyof English[A] & string}` }[Area];

/** A command's name: each has a line in the area `commands`. */
export type CommandName = keyof English['commands'];

type TextOf<K extends WordKey> = K extends `${infer A extends Area}.${infer Key}`
  ? Key extends keyof English[A]
    ? English[A][Key]
    : never
  : never;

type NameOf<Slot extends string> = Slot extends `${infer Name}:${string}` ? Name : Slot;

type SlotNames<Text> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? NameOf<Slot> | SlotNames<Rest>
  : never;

/** What `say` takes after the key: nothing, or one object with a value for every slot of the sentence. */
export type SlotsOf<K extends WordKey> = [SlotNames<TextOf<K>>] extends [never]
  ? readonly []
  : readonly [slots: { readonly [Name in SlotNames<TextOf<K>>]: string | number }];
