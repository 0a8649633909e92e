import type { Person } from '../people/person.js';
import { type Role, suffices } from '../people/role.js';

/** `restore` rolls back what another change did. */
export const changeKinds = ['setup', 'disconnect', 'device', 'restore'] as const;

export type ChangeKind = (typeof changeKinds)[number];

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

/**
 * What binds a change: the stricter of the rule when it was drafted and the one in force now.
 * @param then undefined: the change was recorded by a version that kept no rule
 */
export function bindingRule(then: ChangeRule | undefined, now: ChangeRule): ChangeRule {
  if (!then) return now;
  const growths = [then.growth, now.growth].filter((each) => each !== undefined);
  return {
    ...now,
    approvals: Math.max(then.approvals, now.approvals),
    hours: Math.min(then.hours, now.hours),
    reason: then.reason || now.reason,
    growth: growths.length > 0 ? Math.min(...growths) : undefined,
  };
}

/** Whether somebody may approve, by the rule when a change was drafted and by the one in force now. */
export const mayApprove = (
  person: Person,
  then: ChangeRule | undefined,
  now: ChangeRule,
): boolean =>
  isAmong(person, now.approvers) && (then === undefined || isAmong(person, then.approvers));

/** Every conversation in which somebody is asked to approve. */
export const approvalConversationsOf = ({ kinds }: ChangePolicy): readonly string[] => [
  ...new Set(Object.values(kinds).flatMap(({ conversationId }) => conversationId ?? [])),
];
