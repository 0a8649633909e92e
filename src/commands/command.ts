import type { Language } from '../domain/people/language.js';
import type { Person } from '../domain/people/person.js';
import type { Role } from '../domain/people/role.js';
import type { Wording } from '../language/forms.js';
import type { Voice } from '../language/voice.js';
import type { Reply } from './reply.js';
import type { Turn } from './turn.js';

/** Somebody who may speak to the bot. */
export type Asker = Person & { readonly role: Role };

/** One thing that an allowed person asks for, in the language that the answer is to be in. */
export interface Ask {
  readonly turn: Turn;
  readonly person: Asker;
  readonly voice: Voice;
  /** The language that the person chose; undefined: that of the client. */
  readonly chosenLanguage: Language | undefined;
  /**
   * What stood in the form's slots, such as `account`; trimmed, never empty, otherwise as typed, but
   * `me` for whatever word for oneself. Empty for buttons.
   */
  readonly slots: { readonly [name: string]: string };
}

/** What a button sends: the client's words, so it is checked before it is believed. */
export type PressData = { readonly [name: string]: unknown };

export type Press = (ask: Ask, data: PressData) => Promise<Reply>;

/**
 * One thing that a person can say; its name is kebab-case, stable, and its buttons' verbs start with it
 * (`<name>.<verb>`). dispatch checks the role before any of its handlers runs.
 */
export interface Command extends Wording {
  /** The least role that may use it; `any` is every role, but a role. */
  readonly role: Role | 'any';
  run(ask: Ask): Promise<Reply>;
  readonly verbs?: { readonly [verb: string]: Press };
}
