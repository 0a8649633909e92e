import type { Incident } from '../watch/incident.js';
import type { Subscription } from '../watch/subscription.js';

export interface IncidentStore {
  get(id: string): Promise<Incident | undefined>;
  /** The newest of a fingerprint, also when it is closed. */
  newest(fingerprint: string): Promise<Incident | undefined>;
  /** Those that are open, the newest first. */
  open(limit: number): Promise<readonly Incident[]>;
  /** How many were opened since. */
  openedSince(moment: Date): Promise<number>;
  /** The newest first, open or not. */
  latest(limit: number): Promise<readonly Incident[]>;
  /**
   * Writes one over the version that was read; a new one has version 0.
   * @returns false when it was written since, or another of its fingerprint is open
   */
  put(incident: Incident): Promise<boolean>;
}

export interface SubscriptionStore {
  all(): Promise<readonly Subscription[]>;
  of(conversationId: string): Promise<Subscription | undefined>;
  put(subscription: Subscription): Promise<void>;
  remove(conversationId: string): Promise<void>;
}

/** When each process was last alive, so that others and the next start can tell. */
export interface BeatStore {
  beat(process: string, at: Date): Promise<void>;
  /** The process has ended by itself. */
  end(process: string, at: Date): Promise<void>;
  /** The processes that have not ended by themselves. */
  all(): Promise<readonly { readonly process: string; readonly at: Date }[]>;
  /** The newest beat of any process, also of those that ended. */
  newest(): Promise<Date | undefined>;
  /** Forgets a process that is silent. */
  forget(process: string): Promise<void>;
}
