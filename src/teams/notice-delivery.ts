import type { ConversationReference } from 'botbuilder';
import type { CardView } from '../cards/card-view.js';
import type { Voices } from '../commands/voices.js';
import { StoreFailure } from '../domain/failure.js';
import { type Begin, during, type Facts } from '../domain/part.js';
import type { Showing } from '../domain/ports/outbox.js';
import type { Conversation, Store } from '../domain/ports/store.js';
import type { Voice } from '../language/voice.js';
import { inTime, type Timer } from './in-time.js';
import { reachable } from './reachable.js';
import { type Draw, replyActivity } from './reply-activity.js';
import type { Sender, Tried } from './sender.js';

/** How a showing is asked to be drawn. */
export interface Place {
  readonly conversationId: string;
  /** Whether the conversation has a card of it already, which is to be replaced. */
  readonly isPosted: boolean;
  /** An earlier send may have come through: it is said on the card. */
  readonly isRepeated: boolean;
  readonly at: Date;
}

/** Draws what is to be shown as it is at the moment; undefined when there is nothing to show any more. */
export type DrawSubject = (
  showing: Showing,
  place: Place,
  voice: Voice,
) => Promise<CardView | undefined>;

/** A change by its id, so that its cards are found with it. */
const factsOf = ({ subject: { kind, id } }: Showing): Facts => ({
  subject: kind,
  ...(kind === 'change' ? { change: id } : {}),
});

/** What became of a notice, for the metrics. */
export type NoticeOutcome =
  | 'sent'
  | 'repeated'
  | 'refused'
  | 'unknown'
  | 'unsent'
  | 'throttled'
  | 'nothing';

export interface NoticeDeliveryOptions {
  readonly store: Store;
  readonly sender: Pick<Sender, 'tryPost' | 'tryUpdate'>;
  readonly drawSubject: DrawSubject;
  readonly draw: Draw;
  readonly voices: Voices;
  readonly clock: () => Date;
  /** Rejects when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Ends the wait for a send that is never answered. */
  readonly timer: Timer;
  readonly begin: Begin;
  readonly count: (outcome: NoticeOutcome) => void;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

type Reference = Partial<ConversationReference>;

/** Writes down what became of a showing. */
type Settle = () => Promise<void>;

/** A send whose end is not known is tried once more, and no oftener. */
const mostAttempts = 2;
/** So many conversations are served at a time: a slow one keeps no other waiting. */
const atOnce = 10;
/** A send that has no end after so long has lost its process. */
const begunMs = 60_000;
/** What has no answer by then has an end that is not known; well before anybody else may begin it. */
const sendMs = 40_000;
/** After an end that is not known it is tried again after so long. */
const againMs = 30_000;
/** However long Teams asks to wait, it is asked again after so long: the Store believes no longer wait. */
const longestWaitMs = 10 * 60_000;
/** A wait for Teams' pace that is longer than this is left to the next look. */
const shortWaitMs = 1500;
/** So are many short waits, where others are faster each time. */
const waitsMs = 10_000;

/**
 * Shows what waits in the outbox: a card for each subject and conversation, which is updated; in order
 * within a conversation, at Teams' pace, by any number of processes.
 */
export class NoticeDelivery {
  /** What the database did not take: it is written down before anything more is sent, and so sent once. */
  private readonly owed: Settle[] = [];
  private readonly ending = new AbortController();

  constructor(private readonly options: NoticeDeliveryOptions) {}

  /** For a process that ends: it begins no more, and others need not wait for what it had not sent yet. */
  end(): void {
    this.ending.abort();
  }

  /** Sends everything that may be sent by now. */
  async deliver(): Promise<void> {
    const { store, clock } = this.options;
    await this.settleOwed();
    const busy = new Map<string, Promise<void>>();
    const left = new Set<string>();
    for (;;) {
      const most = atOnce + busy.size + left.size;
      const due = this.ending.signal.aborted ? [] : await store.outbox.due(clock(), most);
      const free = due.filter(({ conversationId: id }) => !busy.has(id) && !left.has(id));
      for (const showing of free.slice(0, atOnce - busy.size)) {
        const { conversationId: id } = showing;
        const work = this.shown(showing).then((hasMoved) => {
          busy.delete(id);
          if (!hasMoved) left.add(id);
        });
        busy.set(id, work);
      }
      if (busy.size === 0) return;
      await Promise.race(busy.values());
    }
  }

  /** @returns whether the conversation has moved on, so that looking again makes sense */
  private async shown(showing: Showing): Promise<boolean> {
    const { store, clock, log } = this.options;
    try {
      const until = new Date(clock().getTime() + begunMs);
      const begun = await store.outbox.begin(showing, until);
      return begun ? await this.begun(begun) : true;
    } catch (error) {
      log('notice.failed', { subject: showing.subject, error });
      return false;
    }
  }

  private async begun(showing: Showing): Promise<boolean> {
    const { store, clock } = this.options;
    // Until it is sent, it is as if it had not been begun.
    let settle: Settle = () => store.outbox.postpone(showing, clock(), false);
    try {
      if (!(await this.leave(showing))) return false;
      const part = this.options.begin('notice', factsOf(showing));
      settle = await during(part, () => this.send(showing));
      await settle();
      return true;
    } catch (error) {
      if (error instanceof StoreFailure && error.mayPass) this.owed.push(settle);
      throw error;
    }
  }

  /** @throws StoreFailure while it cannot be written down */
  private async settleOwed(): Promise<void> {
    for (let [settle] = this.owed; settle; [settle] = this.owed) {
      await settle();
      this.owed.shift();
    }
  }

  /** Teams' pace, kept by all processes together. Asked for by who sends, so that none is wasted. */
  private async leave(begun: Showing): Promise<boolean> {
    const { store, clock } = this.options;
    for (let waited = 0; ; ) {
      const now = clock();
      const wait = await store.together(({ pace }) => pace.take(begun.conversationId, now));
      if (wait === 0) return true;
      waited += wait;
      if (wait > shortWaitMs || waited > waitsMs || this.ending.signal.aborted) {
        await store.outbox.postpone(begun, new Date(now.getTime() + wait), false);
        return false;
      }
      await this.pause(wait);
    }
  }

  private async pause(ms: number): Promise<void> {
    const { signal } = this.ending;
    await this.options.sleep(ms, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  private async send(showing: Showing): Promise<Settle> {
    const { store, drawSubject, draw, clock, timer } = this.options;
    const { conversationId, subject, attempts } = showing;
    const [conversation, posted] = await Promise.all([
      reachable(store, conversationId),
      store.outbox.posted(conversationId, subject),
    ]);
    if (!conversation) return this.givenUp(showing, 'refused', 'unknown conversation');
    if (attempts > mostAttempts) return this.givenUp(showing, 'unknown', undefined);
    const isRepeated = attempts > 1 && posted === undefined;
    const reference: Reference = JSON.parse(conversation.reference);
    const voice = await this.voice(conversation, reference);
    const place = { conversationId, isPosted: posted !== undefined, isRepeated, at: clock() };
    const view = await drawSubject(showing, place, voice);
    if (!view) {
      this.options.count('nothing');
      return () => store.outbox.done(showing);
    }
    const activity = replyActivity({ kind: 'card', view }, draw);
    const sent = await inTime(this.sent(reference, activity, posted), sendMs, timer);
    const known: Tried = sent.isLate ? { outcome: 'unknown', error: 'no answer' } : sent.value;
    return this.settle(showing, known, { posted, isRepeated });
  }

  /**
   * A card that somebody deleted, or that Teams does not let the bot alter, is posted anew: a conversation
   * that takes neither is gone.
   */
  private async sent(
    reference: Reference,
    activity: ReturnType<typeof replyActivity>,
    posted: string | undefined,
  ): Promise<Tried> {
    const { sender } = this.options;
    if (posted === undefined) return sender.tryPost(reference, activity);
    const updated = await sender.tryUpdate(reference, posted, activity);
    return updated.outcome === 'refused' ? sender.tryPost(reference, activity) : updated;
  }

  private settle(
    showing: Showing,
    sent: Tried,
    { posted, isRepeated }: { readonly posted: string | undefined; readonly isRepeated: boolean },
  ): Settle {
    const { store, clock, count, log } = this.options;
    const { conversationId, subject, attempts } = showing;
    const wait = (ms: number, wasTaken: boolean): Settle => {
      const until = new Date(clock().getTime() + Math.min(ms, longestWaitMs));
      return () => store.outbox.postpone(showing, until, wasTaken);
    };
    if (sent.outcome === 'sent') {
      count(isRepeated ? 'repeated' : 'sent');
      const { id } = sent;
      return () =>
        store.together(async ({ outbox, conversations }) => {
          if (id && id !== posted) await outbox.notePosted(conversationId, subject, id, clock());
          await outbox.done(showing);
          await conversations.revive(conversationId);
        });
    }
    if (sent.outcome === 'throttled') {
      count('throttled');
      return wait(sent.waitMs, false);
    }
    if (sent.outcome === 'unsent') {
      count('unsent');
      log('notice.unsent', { conversationId, subject, error: sent.error });
      return wait(againMs, false);
    }
    if (sent.outcome === 'refused')
      return this.givenUp(showing, 'refused', sent.error, sent.status);
    if (attempts >= mostAttempts) return this.givenUp(showing, 'unknown', sent.error);
    return wait(againMs, true);
  }

  private givenUp(
    showing: Showing,
    outcome: 'refused' | 'unknown',
    error: unknown,
    status?: number,
  ): Settle {
    const { store, clock, count, log } = this.options;
    const { conversationId, subject } = showing;
    count(outcome);
    log('notice.lost', { conversationId, subject, outcome, status, error });
    return async () => {
      await store.outbox.done(showing);
      // 403: the bot was taken out or blocked; 404: the conversation is gone.
      if (status !== 403 && status !== 404) return;
      await store.conversations.bury(conversationId, clock());
      await store.outbox.drop(conversationId);
    };
  }

  /** Where several read, the bot's own language; alone, that of the person. */
  private async voice({ kind, personId }: Conversation, { locale }: Reference): Promise<Voice> {
    const { store, voices, clock } = this.options;
    if (kind !== 'personal') {
      return voices({ speaker: { locale: undefined, timeZone: undefined }, at: clock() });
    }
    const chosen = personId === undefined ? undefined : await store.preferences.of(personId);
    return voices({ speaker: { locale, timeZone: undefined }, at: clock() }, chosen?.language);
  }
}
