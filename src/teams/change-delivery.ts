import type { ConversationReference } from 'botbuilder';
import type { CardView } from '../cards/card-view.js';
import { changeCard } from '../cards/change-card.js';
import type { Voices } from '../commands/voices.js';
import type { Change } from '../domain/changes/change.js';
import type { Showing } from '../domain/ports/outbox.js';
import type { Conversation, Store } from '../domain/ports/store.js';
import type { Voice } from '../language/voice.js';
import { type Draw, replyActivity } from './reply-activity.js';
import type { Sender, Sent } from './sender.js';

export interface ChangeDeliveryOptions {
  readonly store: Store;
  readonly sender: Sender;
  readonly draw: Draw;
  readonly voices: Voices;
  readonly clock: () => Date;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

/** A send whose end is not known is tried once more, and no oftener. */
const mostAttempts = 2;
const atOnce = 50;

type Reference = Partial<ConversationReference>;

/** Shows what became of changes where they were asked for and approved: a card each, which is updated. */
export class ChangeDelivery {
  constructor(private readonly options: ChangeDeliveryOptions) {}

  /** Sends everything that waits, in its order; several showings of one change in one place are one. */
  async deliver(): Promise<void> {
    const { store } = this.options;
    const waiting = await store.outbox.waiting(atOnce);
    const newest = new Map(waiting.map((one) => [`${one.conversationId} ${one.changeId}`, one]));
    for (const showing of waiting) {
      const isNewest = newest.get(`${showing.conversationId} ${showing.changeId}`) === showing;
      if (isNewest) await this.show(showing);
      else await store.outbox.done(showing.number);
    }
  }

  private async show(showing: Showing): Promise<void> {
    const { store, log } = this.options;
    const { number, conversationId, changeId, attempts } = showing;
    const [change, conversation, posted] = await Promise.all([
      store.changes.get(changeId),
      this.conversation(conversationId),
      store.outbox.posted(conversationId, changeId),
    ]);
    if (!change || !conversation) {
      log('change.undeliverable', { conversationId, changeId });
      return store.outbox.done(number);
    }
    const reference: Reference = JSON.parse(conversation.reference);
    const voice = await this.voice(conversation, reference, change);
    const view = changeCard(change, voice);
    const sent = await this.send(reference, view, posted);
    if (sent.outcome === 'sent' && sent.id && sent.id !== posted) {
      await store.outbox.notePosted(conversationId, changeId, sent.id);
    }
    if (sent.outcome === 'sent') return store.outbox.done(number);
    log('change.unsent', { conversationId, changeId, outcome: sent.outcome, error: sent.error });
    if (sent.outcome === 'refused' || attempts + 1 >= mostAttempts) {
      return store.outbox.done(number);
    }
    return store.outbox.attempted(number);
  }

  /** Where several read, the bot's own language; alone, that of the person. */
  private async voice(
    { kind }: Conversation,
    { locale }: Reference,
    { requester }: Change,
  ): Promise<Voice> {
    const { store, voices, clock } = this.options;
    if (kind !== 'personal') {
      return voices({ speaker: { locale: undefined, timeZone: undefined }, at: clock() });
    }
    const { language } = await store.preferences.of(requester.objectId);
    return voices({ speaker: { locale, timeZone: undefined }, at: clock() }, language);
  }

  private send(reference: Reference, view: CardView, posted: string | undefined): Promise<Sent> {
    const { sender, draw } = this.options;
    const activity = replyActivity({ kind: 'card', view }, draw);
    return posted === undefined
      ? sender.post(reference, activity)
      : sender.update(reference, posted, activity);
  }

  /**
   * A conversation that the bot knows; a channel that it has not heard of yet is reached through the
   * team's others, which have the same address.
   */
  private async conversation(id: string): Promise<Conversation | undefined> {
    const { store } = this.options;
    const known = await store.conversations.get(id);
    if (known || !id.startsWith('19:')) return known;
    const other = await store.conversations.newest();
    if (!other) return undefined;
    const reference: Reference = JSON.parse(other.reference);
    const conversation = {
      ...reference.conversation,
      id,
      conversationType: id.includes('tacv2') ? ('channel' as const) : ('groupChat' as const),
      isGroup: true,
    };
    return {
      ...other,
      id,
      kind: conversation.conversationType,
      reference: JSON.stringify({ ...reference, conversation }),
    };
  }
}
