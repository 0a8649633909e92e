import { type SayButton, say } from '../cards/button.js';
import type { Choice } from '../cards/choice.js';
import type { Wording } from '../language/forms.js';
import { sayForm } from '../language/say-form.js';
import type { Voice } from '../language/voice.js';

/** A button that types a command in the person's language. */
export const sayCommand = (
  { forms }: Wording,
  voice: Voice,
  slots: { readonly [name: string]: string } = {},
): SayButton => say(sayForm(forms, voice.language, slots));

/** A command as a list offers it. */
export const choiceOf = (
  { name, forms }: Wording,
  voice: Voice,
  text: string = sayForm(forms, voice.language),
): Choice => ({ shown: text, typed: text, what: voice.say(`commands.${name}`) });
