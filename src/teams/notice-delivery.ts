import type { ConversationReference } from 'botbuilder';
import type { CardView } from '../cards/card-view.js';
import type { Voices } from '../commands/voices.js';
import type { Showing } from '../domain/ports/outbox.js';
import type { Conversation, Store } from '../domain/ports/store.js';
import type { Voice } from '../language/voice.js';
import { reachable } from './reachable.js';
import { type Draw, replyActivity } from './reply-activity.js';
import type { Sender, Sent } from './sender.js';

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

/** What became of a notice, for the metrics. */
export type NoticeOutcome = 'sent' | 'repeated' | 'refused' | 'unknown' | 'throttled' | 'nothing';

export interface NoticeDeliveryOptions {
  readonly store: Store;
  readonly sender: Pick<Sender, 'tryPost' | 'tryUpdate'>;
  readonly drawSubject: DrawSubject;
  readonly draw: Draw;
  readonly voices: Voices;
  readonly clock: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  readonly count: (outcome: NoticeOutcome) => void;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

type Reference = Partial<ConversationReference>;

/** A send whose end is not known is tried once more, and no oftener. */
const mostAttempts = 2;
/** So many conversations are served at a time: a slow one keeps no other waiting. */
const atOnce = 10;
/** A send that has no end after so long has lost its process. */
const begunMs = 60_000;
/** After an end that is not known it is tried again after so long. */
const againMs = 30_000;
/** A wait for Teams' pace that is longer than this is left to the next look. */
const shortWaitMs = 1500;

/**
 * Shows what waits in the outbox: a card for each subject and conversation, which is updated; in order
 * within a conversation, at Teams' pace, by any number of processes.
 */
export class NoticeDelivery {
  constructor(private readonly options: NoticeDeliveryOptions) {}

  /** Sends everything that may be sent by now. */
  async deliver(): Promise<void> {
    const { store, clock } = this.options;
    for (;;) {
      const due = await store.outbox.due(clock(), atOnce);
      if (due.length === 0) return;
      const moved = await Promise.all(due.map((showing) => this.shown(showing)));
      if (!moved.some(Boolean)) return;
    }
  }

  /** @returns whether the conversation has moved on, so that looking again makes sense */
  private async shown(showing: Showing): Promise<boolean> {
    const { store, clock, log } = this.options;
    try {
      if (!(await this.leave(showing))) return false;
      const until = new Date(clock().getTime() + begunMs);
      if (!(await store.outbox.begin(showing, until))) return true;
      await this.send(showing);
      return true;
    } catch (error) {
      log('notice.failed', { subject: showing.subject, error });
      return false;
    }
  }

  /** Teams' pace, kept by all processes together. */
  private async leave(showing: Showing): Promise<boolean> {
    const { store, clock, sleep } = this.options;
    const { conversationId } = showing;
    for (;;) {
      const now = clock();
      const wait = await store.together(({ pace }) => pace.take(conversationId, now));
      if (wait === 0) return true;
      if (wait > shortWaitMs) {
        await store.outbox.postpone(showing, new Date(now.getTime() + wait), true);
        return false;
      }
      await sleep(wait);
    }
  }

  private async send(showing: Showing): Promise<void> {
    const { store, drawSubject, draw, clock } = this.options;
    const { conversationId, subject, attempts } = showing;
    const [conversation, posted] = await Promise.all([
      reachable(store, conversationId),
      store.outbox.posted(conversationId, subject),
    ]);
    if (!conversation) return this.givenUp(showing, 'refused', 'unknown conversation');
    const isRepeated = attempts > 0 && posted === undefined;
    if (isRepeated && attempts >= mostAttempts) return this.givenUp(showing, 'unknown', undefined);
    const reference: Reference = JSON.parse(conversation.reference);
    const voice = await this.voice(conversation, reference);
    const place = { conversationId, isPosted: posted !== undefined, isRepeated, at: clock() };
    const view = await drawSubject(showing, place, voice);
    if (!view) {
      this.options.count('nothing');
      return store.outbox.done(showing);
    }
    const activity = replyActivity({ kind: 'card', view }, draw);
    const sent = await this.sent(reference, activity, posted);
    await this.settle(showing, sent, { posted, isRepeated });
  }

  /** A card that somebody deleted is posted anew. */
  private async sent(
    reference: Reference,
    activity: ReturnType<typeof replyActivity>,
    posted: string | undefined,
  ): Promise<Sent> {
    const { sender } = this.options;
    if (posted === undefined) return sender.tryPost(reference, activity);
    const updated = await sender.tryUpdate(reference, posted, activity);
    const isGone = updated.outcome === 'refused' && updated.status === 404;
    return isGone ? sender.tryPost(reference, activity) : updated;
  }

  private async settle(
    showing: Showing,
    sent: Sent,
    { posted, isRepeated }: { readonly posted: string | undefined; readonly isRepeated: boolean },
  ): Promise<void> {
    const { store, clock, count } = this.options;
    const { conversationId, subject, attempts } = showing;
    if (sent.outcome === 'sent') {
      count(isRepeated ? 'repeated' : 'sent');
      const { id } = sent;
      return store.together(async ({ outbox }) => {
        if (id && id !== posted) await outbox.notePosted(conversationId, subject, id);
        await outbox.done(showing);
      });
    }
    if (sent.outcome === 'throttled') {
      count('throttled');
      const until = new Date(clock().getTime() + sent.waitMs);
      return store.outbox.postpone(showing, until, false);
    }
    if (sent.outcome === 'refused')
      return this.givenUp(showing, 'refused', sent.error, sent.status);
    // An update that came through twice is one; only a post that may be there already is not repeated.
    if (attempts + 1 >= mostAttempts) return this.givenUp(showing, 'unknown', sent.error);
    return store.outbox.postpone(showing, new Date(clock().getTime() + againMs), true);
  }

  private async givenUp(
    showing: Showing,
    outcome: 'refused' | 'unknown',
    error: unknown,
    status?: number,
  ): Promise<void> {
    const { store, clock, count, log } = this.options;
    const { conversationId, subject } = showing;
    count(outcome);
    log('notice.lost', { conversationId, subject, outcome, status, error });
    await store.outbox.done(showing);
    // 403: the bot was taken out or blocked; 404: the conversation is gone.
    if (status !== 403 && status !== 404) return;
    await store.conversations.bury(conversationId, clock());
    await store.outbox.drop(conversationId);
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
