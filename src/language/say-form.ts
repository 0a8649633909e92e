import type { Language } from '../domain/people/language.js';
import type { Forms } from './forms.js';

/** How somebody names their own account. */
const oneself: { readonly [L in Language]: string } = { en: 'me', 'zh-TW': '我' };

const expand = (form: string, slots: { readonly [name: string]: string }): string =>
  form
    .replace(/\[([^\]]*)\]/g, (_, optional: string) => {
      const slot = /<(\w+)>/.exec(optional)?.[1];
      return slot !== undefined && Object.hasOwn(slots, slot) ? optional : '';
    })
    .replace(/<(\w+)>/g, (open, slot: string) => slots[slot] ?? open)
    .trim();

/** The text that says a command in a language: its first form with a place for every slot, filled. */
export function sayForm(
  forms: Forms,
  language: Language,
  slots: { readonly [name: string]: string } = {},
): string {
  const held = Object.keys(slots);
  const form =
    forms[language].find((each) => held.every((slot) => each.includes(`<${slot}>`))) ??
    forms[language][0];
  return expand(form, slots['account'] === 'me' ? { ...slots, account: oneself[language] } : slots);
}
