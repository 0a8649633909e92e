import type { PageLanguage } from './chat-types.js';
import type { Theme } from './theme.js';

/** What the page remembers in the browser. */
export interface KeptChoices {
  readonly personId: string;
  readonly language: PageLanguage;
  readonly theme: Theme;
  /** The last message that was seen, by person and conversation. */
  readonly seen: { readonly [personAndConversation: string]: string };
}

const key = 'connector-bot';

const usual = (): KeptChoices => ({
  personId: '29:grace',
  language: navigator.language.toLowerCase().startsWith('zh') ? 'zh-TW' : 'en',
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  seen: {},
});

export function readChoices(): KeptChoices {
  try {
    return { ...usual(), ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return usual();
  }
}

export function keepChoices(choices: KeptChoices): void {
  localStorage.setItem(key, JSON.stringify(choices));
}
