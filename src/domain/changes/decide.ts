import { PersonFailure } from '../failure.js';
import type { Person } from '../people/person.js';
import type { Change, Decision } from './change.js';
import { bindingRule, type ChangeRule, isAmong, mayApprove, type People } from './policy.js';

type Said = Omit<Decision, 'person' | 'isLapsed'>;

/** A change as it is now: what has waited too long is expired, whatever the record says. */
export const asOf = (change: Change, now: Date): Change =>
  (change.state === 'waiting' || change.state === 'draft') && now >= change.expiresAt
    ? { ...change, state: 'expired', endedAt: change.expiresAt }
    : change;

const hourMs = 60 * 60 * 1000;

/**
 * A change that is not decided yet, under the stricter of the rule of when it was drafted and the one in force
 * now: more approvals, a reason, or an earlier end may be needed by now.
 */
export function bound(change: Change, now: ChangeRule): Change {
  if (change.state !== 'draft' && change.state !== 'waiting') return change;
  const rule = bindingRule(change.rule, now);
  const shorterBy = Math.max(0, (change.rule?.hours ?? now.hours) - rule.hours) * hourMs;
  return {
    ...change,
    approvalsNeeded: Math.max(change.approvalsNeeded, rule.approvals),
    isReasonNeeded: change.isReasonNeeded || rule.reason,
    expiresAt:
      change.state === 'draft'
        ? change.expiresAt
        : new Date(change.expiresAt.getTime() - shorterBy),
  };
}

const withDecision = (change: Change, { objectId, name }: Person, said: Said): Change => ({
  ...change,
  decisions: [
    ...change.decisions,
    { person: { objectId, name }, ...said, reason: said.reason.trim() },
  ],
});

/** How many approvals count. */
export const approvalsOf = ({ decisions }: Change): number =>
  decisions.filter(({ decision, isLapsed }) => decision === 'approve' && !isLapsed).length;

function assertWaiting(change: Change, at: Date): void {
  if (asOf(change, at).state !== 'waiting') {
    throw new PersonFailure('changeDecided', { id: change.id });
  }
}

/**
 * A change after a decision of somebody whose role was just read.
 * @throws PersonFailure when it is not theirs to decide, or decided already
 */
export function decided(change: Change, person: Person, rule: ChangeRule, said: Said): Change {
  const { id, requester } = change;
  assertWaiting(change, said.at);
  if (!mayApprove(person, change.rule, rule)) throw new PersonFailure('mayNotApprove');
  if (person.objectId === requester.objectId) throw new PersonFailure('ownChange');
  if (change.decisions.some((each) => each.person.objectId === person.objectId)) {
    throw new PersonFailure('decidedBefore', { id });
  }
  const next = withDecision(change, person, said);
  if (said.decision === 'reject') {
    if (said.reason.trim() === '') throw new PersonFailure('reasonMissing');
    return { ...next, state: 'rejected', endedAt: said.at };
  }
  return approvalsOf(next) >= change.approvalsNeeded ? { ...next, state: 'approved' } : next;
}

/**
 * A change that somebody runs without the approval of others, with a reason that everybody reads.
 * @throws PersonFailure when the policy does not name them, or nothing waits
 */
export function brokenGlass(
  change: Change,
  person: Person,
  breakers: People | undefined,
  { reason, at }: Pick<Decision, 'reason' | 'at'>,
): Change {
  assertWaiting(change, at);
  if (!breakers) throw new PersonFailure('noBreakGlass');
  if (!isAmong(person, breakers)) throw new PersonFailure('mayNotBreakGlass');
  if (reason.trim() === '') throw new PersonFailure('breakGlassReason');
  return {
    ...withDecision(change, person, { decision: 'breakGlass', reason, at }),
    state: 'approved',
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
