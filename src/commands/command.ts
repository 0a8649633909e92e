import type { Person } from '../domain/people/person.js';
import type { Role } from '../domain/people/role.js';
import type { Forms } from '../language/forms.js';
import type { Voice } from '../language/voice.js';
import type { Reply } from './reply.js';
import type { Turn } from './turn.js';

/** One thing that an allowed person asks for, in the language that the answer is to be in. */
export interface Ask {
  readonly turn: Turn;
  readonly person: Person;
  readonly voice: Voice;
  /** What stood in the form's slots, such as `account`; trimmed, never empty, otherwise as typed. */
  readonly slots: { readonly [name: string]: string };
}

/** A button's handler; the data is what the client sent, so it is checked before it is believed. */
export type Press = (ask: Ask, data: { readonly [name: string]: unknown }) => Promise<Reply>;

/** One thing that a person can say. dispatch checks the role before any of its handlers runs. */
export interface Command {
  /** Stable, kebab-case; its words in the language files and its buttons (`<name>.<verb>`) start with it. */
  readonly name: string;
  /** The least role that may use it; `any` is every role, but a role. */
  readonly role: Role | 'any';
  readonly forms: Forms;
  run(ask: Ask): Promise<Reply>;
  readonly verbs?: { readonly [verb: string]: Press };
}
