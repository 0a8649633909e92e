import type { Origin } from '../part.js';
import type { Effect } from './effect.js';
import type { DeviceWish, Missing, Plan, SetupWishes } from './plan.js';
import type { ChangeRule } from './policy.js';

export const changeStates = [
  'draft',
  'waiting',
  'approved',
  'running',
  'done',
  'failed',
  'unknown',
  'rejected',
  'expired',
  'withdrawn',
  'void',
] as const;

export type ChangeState = (typeof changeStates)[number];

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
  readonly why: 'drift' | 'growth' | 'approval' | 'requester' | 'missing' | 'left';
  readonly plan: Plan;
  readonly effect: Effect | undefined;
  /** What the change names and isn't there; records of earlier versions have none. */
  readonly missing?: readonly Missing[];
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

/** What a change of each kind asks for. */
export type ChangeRequest =
  | {
      readonly kind: 'setup';
      /** The connector account: a primary SMTP address. */
      readonly account: string;
      readonly wishes: SetupWishes;
      readonly device?: undefined;
      readonly restores?: undefined;
    }
  | {
      readonly kind: 'disconnect';
      readonly account: string;
      /** The connector that is disconnected; records of earlier versions have its account alone. */
      readonly connectorId?: string;
      readonly wishes?: undefined;
      readonly device?: undefined;
      readonly restores?: undefined;
    }
  | {
      readonly kind: 'device';
      /** The mailbox. */
      readonly account: string;
      readonly device: DeviceWish;
      readonly wishes?: undefined;
      readonly restores?: undefined;
    }
  | {
      readonly kind: 'restore';
      readonly account: string;
      /** The change whose before-values are put back. */
      readonly restores: string;
      readonly wishes?: undefined;
      readonly device?: undefined;
    };

/** A change as it is recorded, whatever its kind. */
export interface ChangeRecord {
  readonly id: string;
  readonly state: ChangeState;
  readonly requester: PersonRef;
  /** Where it was asked for. */
  readonly conversationId: string;
  /** Where it is approved. */
  readonly approvalConversationId: string;
  /** How its kind was approved when it was drafted; records of earlier versions have none. */
  readonly rule?: ChangeRule;
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

/** A request to change the tenant, from the draft to its end. */
export type Change = ChangeRecord & ChangeRequest;

/** States in which a change may still come to run: there is at most one such change of a kind. */
export const openStates: ReadonlySet<ChangeState> = new Set(['waiting', 'approved', 'running']);

/**
 * What a change alters: changes of the same scope run one after the other, others independently. Device
 * changes alter lists of one mailbox, all others the organization.
 */
export const scopeOf = ({ device }: Pick<Change, 'device'>): string =>
  device ? `mailbox ${device.mailbox.toLowerCase()}` : 'organization';

/** What there may be one open change of: a kind, or of devices each one. */
export const subjectOf = (request: Pick<Change, 'kind' | 'device'>): string =>
  request.device
    ? `${request.kind} ${request.device.mailbox} ${request.device.deviceId}`
    : request.kind;

const longestReason = 500;

/** A reason as it is kept: in the words of who gives it. */
export const reasonIn = (said: string): string =>
  said.trim().slice(0, longestReason).toWellFormed();
