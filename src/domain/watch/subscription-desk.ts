import { PersonFailure } from '../failure.js';
import type { SubscriptionStore } from '../ports/watch-store.js';
import type { Severity } from './incident.js';
import { type Subscription, type Topic, usualTopics } from './subscription.js';

/** Which conversation hears of what. */
export class SubscriptionDesk {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly clock: () => Date,
  ) {}

  /** Adds what is named; without a name what is usual. */
  async subscribe(
    conversationId: string,
    named: readonly Topic[],
    severity?: Severity,
  ): Promise<Subscription> {
    const before = await this.subscriptions.of(conversationId);
    const added = named.length > 0 ? named : usualTopics;
    const subscription: Subscription = {
      conversationId,
      topics: [...new Set([...(before?.topics ?? []), ...added])],
      severity: severity ?? before?.severity ?? 'info',
      since: before?.since ?? this.clock().getTime(),
    };
    await this.subscriptions.put(subscription);
    return subscription;
  }

  /**
   * Takes away what is named; without a name everything.
   * @returns what is left
   * @throws PersonFailure when there was nothing
   */
  async unsubscribe(
    conversationId: string,
    named: readonly Topic[],
  ): Promise<Subscription | undefined> {
    const before = await this.subscriptions.of(conversationId);
    if (!before) throw new PersonFailure('notSubscribed');
    const topics = before.topics.filter((topic) => named.length > 0 && !named.includes(topic));
    if (topics.length === 0) {
      await this.subscriptions.remove(conversationId);
      return undefined;
    }
    const left = { ...before, topics };
    await this.subscriptions.put(left);
    return left;
  }

  all(): Promise<readonly Subscription[]> {
    return this.subscriptions.all();
  }
}
