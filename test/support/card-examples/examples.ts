import type { CardView } from '../../../src/cards/card-view.js';
import type { Voice } from '../../../src/language/voice.js';

/** Cards of one template, by what each shows; each can be said in any language. */
export type Examples = { readonly [name: string]: (voice: Voice) => CardView };
