import { PersonFailure } from '../failure.js';
import type { Person } from '../people/person.js';
import { suffices } from '../people/role.js';
import type { Change, ChangeRule, Decision } from './change.js';

/** A change as it is now: what has waited too long is expired, whatever the record says. */
export const asOf = (change: Change, now: Date): Change =>
  (change.state === 'waiting' || change.state === 'draft') && now >= change.expiresAt
    ? { ...change, state: 'expired', endedAt: change.expiresAt }
    : change;

/**
 * A change after a decision of somebody whose role was just read.
 * @throws PersonFailure when it is not theirs to decide, or decided already
 */
export function decided(
  change: Change,
  person: Person,
  rule: ChangeRule,
  { decision, reason, at }: Omit<Decision, 'person'>,
): Change {
  const current = asOf(change, at);
  if (current.state !== 'waiting') throw new PersonFailure('changeDecided', { id: change.id });
  if (!suffices(person.role, rule.role)) throw new PersonFailure('mayNotApprove');
  if (person.objectId === change.requester.objectId) throw new PersonFailure('ownChange');
  if (change.decisions.some((each) => each.person.objectId === person.objectId)) {
    throw new PersonFailure('decidedBefore', { id: change.id });
  }
  if (decision === 'reject' && reason.trim() === '') throw new PersonFailure('reasonMissing');
  const { objectId, name } = person;
  const decisions = [
    ...change.decisions,
    { person: { objectId, name }, decision, reason: reason.trim(), at },
  ];
  if (decision === 'reject') return { ...change, decisions, state: 'rejected', endedAt: at };
  const approvals = decisions.filter((each) => each.decision === 'approve').length;
  return {
    ...change,
    decisions,
    state: approvals >= change.approvalsNeeded ? 'approved' : 'waiting',
  };
}

/**
 * A change that its requester takes back.
 * @throws PersonFailure for others, and when it is too late
 */
export function withdrawn(change: Change, person: Person, at: Date): Change {
  if (person.objectId !== change.requester.objectId) throw new PersonFailure('notYourChange');
  const { state } = asOf(change, at);
  if (state !== 'waiting' && state !== 'draft') {
    throw new PersonFailure('changeDecided', { id: change.id });
  }
  return { ...change, state: 'withdrawn', endedAt: at };
}
