import type { PermissionDesk } from '../../checks/permission-desk.js';
import type { PrerequisiteDesk } from '../../checks/prerequisite-desk.js';
import type { Store } from '../../ports/store.js';
import type { Holding } from '../holding.js';
import type { WatchDesk } from '../watch-desk.js';

/** Something that time asks for. Any process may do it at any moment; what it tells is told once. */
export type Round = (at: Date) => Promise<void>;

/** What one of the bot's applications signs in with. */
export interface CredentialInUse {
  /** The application's name. */
  readonly name: string;
  /** Undefined when nobody tells. */
  readonly endsAt: () => Promise<Date | undefined>;
}

export interface RoundsOptions {
  readonly store: Store;
  readonly watch: WatchDesk;
  readonly prerequisites: Pick<PrerequisiteDesk, 'prerequisites'>;
  readonly permissions: Pick<PermissionDesk, 'executingIdentity' | 'account'>;
  readonly holding: Holding;
  readonly clock: () => Date;
  /** When the checks, and the digest, were due for the last time before a moment. */
  readonly checksDue: (at: Date) => Date;
  readonly digestDue: (at: Date) => Date;
  readonly credentials: readonly CredentialInUse[];
  readonly escalation: {
    /** Milliseconds without a reaction. */
    readonly afterMs: number;
    readonly conversationId: string | undefined;
    /** Entra object ids of those who are told at last. */
    readonly people: readonly string[];
  };
  /** An approval that waits is called to mind after so many milliseconds. */
  readonly reminderMs: number;
  /** The conversations in which changes are approved. */
  readonly approvalConversations: readonly string[];
}

/** More open incidents than this are not looked at in one round. */
export const mostLooked = 2000;
