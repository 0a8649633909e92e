import type { PendingAnswerStore } from '../answers/pending-answer.js';
import type { Language } from '../people/language.js';
import type { AuditStore } from './audit-store.js';
import type { ChangeStore } from './change-store.js';
import type { ConnectorStore } from './connector-store.js';
import type { LeaseStore } from './lease-store.js';
import type { LogLevelStore } from './log-level-store.js';
import type { Outbox } from './outbox.js';
import type { PaceStore } from './pace-store.js';
import type { RetentionStore } from './retention-store.js';
import type { SignInStore } from './sign-in-store.js';
import type { SyncStore } from './sync-store.js';
import type { TicketStore } from './ticket-store.js';
import type { VisitStore } from './visit-store.js';
import type { BeatStore, IncidentStore, SubscriptionStore } from './watch-store.js';

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

/** A conversation that the bot has seen. Its reference is Bot Framework's, opaque to everybody else. */
export interface Conversation {
  readonly id: string;
  readonly kind: ConversationKind;
  readonly tenantId: string;
  /** The newest address of the conversation as JSON; it can change, so the newest one is kept. */
  readonly reference: string;
  readonly seenAt: Date;
  /** Entra object id of whose personal chat it is. */
  readonly personId: string | undefined;
}

export interface ConversationStore {
  /** Adds the conversation or replaces what was known; true when it was not known before. */
  put(conversation: Conversation): Promise<boolean>;
  get(id: string): Promise<Conversation | undefined>;
  /** The personal chat of somebody. */
  personal(personId: string): Promise<Conversation | undefined>;
  /** Notes that nothing can be sent to it any more; hearing of it again revives it. */
  bury(id: string, at: Date): Promise<void>;
  /** Something was sent to it after all. */
  revive(id: string): Promise<void>;
  /** Those that nothing can be sent to, with the moment since when. */
  dead(): Promise<readonly { readonly id: string; readonly since: Date }[]>;
  /** Forgets those that nothing could be sent to since before a moment; answers their ids. */
  forgetDead(before: Date): Promise<readonly string[]>;
  /** All channels and group chats. */
  shared(): Promise<readonly Conversation[]>;
  /** The one that was heard of last. */
  newest(): Promise<Conversation | undefined>;
  /** Forgets a conversation that the bot was removed from. */
  remove(id: string): Promise<void>;
}

/** One delivery of an activity: the same three mean the same message. */
export interface ActivityKey {
  readonly conversationId: string;
  readonly activityId: string;
  readonly type: string;
}

export interface SeenActivityStore {
  /** Records the activity; false when it was recorded before, by any process. */
  claim(key: ActivityKey, at: Date): Promise<boolean>;
  /** Forgets a claim whose work was never begun, so that a re-delivery is answered. */
  release(key: ActivityKey): Promise<void>;
  /** Forgets activities seen before a moment; answers how many. */
  forgetBefore(moment: Date): Promise<number>;
}

/** What a person chose. */
export interface Preferences {
  /** Undefined: the language of the person's Teams client. */
  readonly language: Language | undefined;
}

export interface PreferenceStore {
  of(personId: string): Promise<Preferences>;
  put(personId: string, preferences: Preferences): Promise<void>;
}

/** The areas of the Store as one unit of work sees them. */
export interface StoreAreas {
  readonly conversations: ConversationStore;
  readonly seen: SeenActivityStore;
  readonly preferences: PreferenceStore;
  readonly connectors: ConnectorStore;
  readonly visits: VisitStore;
  readonly changes: ChangeStore;
  readonly audit: AuditStore;
  readonly outbox: Outbox;
  readonly syncs: SyncStore;
  readonly leases: LeaseStore;
  readonly pace: PaceStore;
  readonly incidents: IncidentStore;
  readonly subscriptions: SubscriptionStore;
  readonly beats: BeatStore;
  readonly tickets: TicketStore;
  readonly retention: RetentionStore;
  readonly logLevel: LogLevelStore;
  readonly signIns: SignInStore;
  readonly pendingAnswers: PendingAnswerStore;
}

/** What the bot remembers. Each area also works on its own, in a transaction of its own. */
export interface Store extends StoreAreas {
  /** Does all of the work or none of it; the work must use the areas that it is handed. */
  together<T>(work: (areas: StoreAreas) => Promise<T>): Promise<T>;
  /** Does work that one process of all does at a time, such as preparing the database; the others wait. */
  serialized<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when the Store answers, and took what was last written to it; for /readyz. */
  ping(): Promise<void>;
  /** `SQLite` or `PostgreSQL`, its version, and where it is, without a password. */
  describe(): Promise<{ readonly kind: string; readonly version: string; readonly place: string }>;
  close(): Promise<void>;
}
