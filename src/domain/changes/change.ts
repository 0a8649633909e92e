import type { Origin } from '../part.js';
import type { Effect } from './effect.js';
import type { Plan, SetupWishes } from './plan.js';
import type { DeviceWish } from './plan-device.js';

/** `restore` puts back what a setup overwrote. */
export const changeKinds = ['setup', 'disconnect', 'device', 'restore'] as const;

export type ChangeKind = (typeof changeKinds)[number];

export type ChangeState =
  | 'draft'
  | 'waiting'
  | 'approved'
  | 'running'
  | 'done'
  | 'failed'
  | 'unknown'
  | 'rejected'
  | 'expired'
  | 'withdrawn'
  | 'void';

/** Somebody as a change remembers them. */
export interface PersonRef {
  readonly objectId: string;
  readonly name: string;
}

export interface Decision {
  readonly person: PersonRef;
  /** `breakGlass` runs a change without the approval of others. */
  readonly decision: 'approve' | 'reject' | 'breakGlass';
  readonly reason: string;
  readonly at: Date;
  /** Whose right to approve was gone when it was looked at again: then the approval does not count. */
  readonly isLapsed?: boolean;
}

/**
 * Why a change that was approved was not run, and what was found instead; `left` is what was still to be
 * done of one that a crash interrupted.
 */
export interface Found {
  readonly why: 'drift' | 'growth' | 'approval' | 'left';
  readonly plan: Plan;
  readonly effect: Effect | undefined;
}

/** What became of a step. */
export interface StepOutcome {
  readonly outcome: 'done' | 'failed' | 'unknown';
  readonly at: Date;
  /** The service's fault and its own words, where there are any. */
  readonly fault?: string;
  readonly said?: string;
  /** What Exchange remarked beside doing it. */
  readonly warnings?: readonly string[];
}

/** A wish to alter the tenant, from the form to its end. */
export interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly requester: PersonRef;
  /** Where it was asked for. */
  readonly conversationId: string;
  /** Where it is approved. */
  readonly approvalConversationId: string;
  /** The connector account: a primary SMTP address. */
  readonly account: string;
  readonly wishes: SetupWishes | undefined;
  /** For a change of one device. */
  readonly device: DeviceWish | undefined;
  /** For `restore`: the change whose before-values are put back. */
  readonly restores: string | undefined;
  /** Why it is asked for, in the words of who asks; may be empty. */
  readonly reason: string;
  readonly isReasonNeeded: boolean;
  readonly plan: Plan;
  /** Over kind, account, wishes and plan: what is approved is what runs. */
  readonly hash: string;
  readonly effect: Effect | undefined;
  readonly approvalsNeeded: number;
  readonly decisions: readonly Decision[];
  readonly outcomes: readonly StepOutcome[];
  /** What ended it beside its steps, such as a sync or a reading that failed. */
  readonly trouble: Pick<StepOutcome, 'fault' | 'said'> | undefined;
  /** Of a change that is void, or not known. */
  readonly found: Found | undefined;
  /** The turns that asked for it and decided about it, for whoever follows it through the log. */
  readonly origins?: readonly Origin[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  /** Counts up with each change of the record: a compare-and-set of the Store. */
  readonly version: number;
}

/** States in which a change may still come to run: there is at most one such change of a kind. */
export const openStates: ReadonlySet<ChangeState> = new Set(['waiting', 'approved', 'running']);

/** What there may be one open change of: a kind, or of devices each one. */
export const subjectOf = ({ kind, device }: Pick<Change, 'kind' | 'device'>): string =>
  device ? `${kind} ${device.mailbox} ${device.deviceId}` : kind;

const longestReason = 500;

/** A reason as it is kept: in the words of who gives it. */
export const reasonIn = (said: string): string =>
  said.trim().slice(0, longestReason).toWellFormed();
