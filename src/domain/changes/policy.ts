import type { Person } from '../people/person.js';
import { type Role, suffices } from '../people/role.js';
import type { ChangeKind } from './change.js';

/** Some people: those with a role or a higher one, those in a group, those named. Any of them suffices. */
export interface People {
  readonly role: Role | undefined;
  /** Entra object ids, in lower case. */
  readonly groups: readonly string[];
  /** Entra object ids, in lower case. */
  readonly people: readonly string[];
}

/** How a kind of change is approved. */
export interface ChangeRule {
  /** How many must agree, none of them who asked; 0 asks nobody. */
  readonly approvals: number;
  readonly approvers: People;
  /** The conversation that is asked; undefined: the one in which it was asked for. */
  readonly conversationId: string | undefined;
  /** How long it may wait, in hours. */
  readonly hours: number;
  /** Whether who asks has to say why. */
  readonly reason: boolean;
  /** By how many devices the effect may have grown since it was counted; undefined: by any number. */
  readonly growth: number | undefined;
}

/** Who decides about what. */
export interface ChangePolicy {
  readonly kinds: { readonly [K in ChangeKind]: ChangeRule };
  /** Who may run a change that nobody approved, also one's own; undefined: nobody. */
  readonly breakGlass: People | undefined;
}

/** Whether somebody is among some people. Without a role in the bot nobody is. */
export const isAmong = (person: Person, { role, groups, people }: People): boolean =>
  person.role !== undefined &&
  ((role !== undefined && suffices(person.role, role)) ||
    people.includes(person.objectId) ||
    groups.some((group) => person.groups.includes(group)));

/** Every conversation in which somebody is asked to approve. */
export const approvalConversationsOf = ({ kinds }: ChangePolicy): readonly string[] => [
  ...new Set(Object.values(kinds).flatMap(({ conversationId }) => conversationId ?? [])),
];
