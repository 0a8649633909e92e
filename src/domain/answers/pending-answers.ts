import type { Leases } from '../leases.js';
import type { Store } from '../ports/store.js';
import type { PendingAnswer } from './pending-answer.js';

export interface PendingAnswersOptions {
  readonly store: Pick<Store, 'pendingAnswers' | 'together'>;
  readonly leases: Pick<Leases, 'during'>;
  readonly clock: () => Date;
  /** Wakes the delivery of notifications. */
  readonly wake: () => void;
  readonly onError: (error: unknown) => void;
}

/** An answer under way in this process. None of it fails: without a database, answers still arrive. */
export interface TrackedAnswer {
  /** @param activityId the message that shows progress; undefined where there is none */
  shownIn(activityId: string | undefined): void;
  /** The person has the answer, or never will: nothing more is said. */
  settle(): Promise<void>;
}

class Signal<T> {
  set: (value: T) => void = () => {};
  readonly value = new Promise<T>((resolve) => {
    this.set = resolve;
  });
}

/**
 * Remembers the answers that people wait for, so that whoever outlives a process that was killed or stopped
 * tells them that it was interrupted. A lease per answer says whether its process is still at work.
 */
export class PendingAnswers {
  private readonly own = new Set<string>();
  /** Settled, but still in the database, which was away. */
  private readonly leftBehind = new Set<string>();

  constructor(private readonly options: PendingAnswersOptions) {}

  track(answer: Omit<PendingAnswer, 'activityId' | 'isInterrupted'>): TrackedAnswer {
    const { store, leases, onError } = this.options;
    const { id } = answer;
    const shown = new Signal<string | undefined>();
    const settled = new Signal<void>();
    const put = (activityId: string | undefined): Promise<void> =>
      store.pendingAnswers.put({ ...answer, activityId, isInterrupted: false }).catch(onError);
    const remembered = async (): Promise<void> => {
      await put(undefined);
      const activityId = await shown.value;
      if (activityId !== undefined) await put(activityId);
      await settled.value;
      this.leftBehind.add(id);
      await this.remove(id);
    };
    this.own.add(id);
    const done = leases
      .during(leaseOf(id), remembered)
      .catch(onError)
      .finally(() => this.own.delete(id));
    return {
      shownIn: shown.set,
      settle: async () => {
        shown.set(undefined);
        settled.set();
        await done;
      },
    };
  }

  /** Tells people whose answer lost its process that it was interrupted. */
  async recover(): Promise<void> {
    const { store, leases } = this.options;
    for (const id of this.leftBehind) await this.remove(id);
    for (const { id } of await store.pendingAnswers.waiting()) {
      if (!this.own.has(id)) await leases.during(leaseOf(id), () => this.interrupted(id));
    }
  }

  private async remove(id: string): Promise<void> {
    await this.options.store.pendingAnswers.remove(id);
    this.leftBehind.delete(id);
  }

  private async interrupted(id: string): Promise<void> {
    const { store, clock, wake } = this.options;
    await store.together(async ({ pendingAnswers, outbox }) => {
      const answer = await pendingAnswers.get(id);
      if (!answer || answer.isInterrupted) return;
      const { conversationId, activityId } = answer;
      const subject = { kind: 'interrupted', id } as const;
      await outbox.add({ conversationId, subject, urgency: 'urgent', at: clock() });
      if (activityId !== undefined) {
        await outbox.notePosted(conversationId, subject, activityId, clock());
      }
      await pendingAnswers.put({ ...answer, isInterrupted: true });
    });
    wake();
  }
}

const leaseOf = (id: string): string => `answer ${id}`;
