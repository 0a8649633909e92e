import { type Activity, TurnContext } from 'botbuilder';
import type { Store } from '../domain/ports/store.js';
import { conversationIdOf, conversationKindOf } from './turn-of.js';

/** How many conversations are remembered as unchanged, to spare the Store. */
const mostKnown = 1000;
/** So long: what another process has noted of it since, such as that it is dead, is corrected by hearing of it. */
const knownMs = 5 * 60 * 1000;

/** The conversations that the bot is in, and how to reach them. */
export class Acquaintance {
  private readonly known = new Map<string, { readonly reference: string; readonly at: Date }>();

  constructor(private readonly store: Pick<Store, 'conversations' | 'seen' | 'subscriptions'>) {}

  /** Keeps the newest address of a conversation; writes when something changed, and else now and then. */
  async remember(activity: Activity, at: Date): Promise<void> {
    const id = conversationIdOf(activity);
    const reference = referenceOf(activity);
    const before = this.known.get(id);
    const isFresh = before !== undefined && at.getTime() - before.at.getTime() < knownMs;
    if (isFresh && before.reference === reference) return;
    const kind = conversationKindOf(activity);
    const tenantId = activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? '';
    const personId = kind === 'personal' ? activity.from?.aadObjectId?.toLowerCase() : undefined;
    await this.store.conversations.put({ id, kind, tenantId, reference, seenAt: at, personId });
    this.known.set(id, { reference, at });
    if (this.known.size > mostKnown) this.known.delete(this.known.keys().next().value ?? '');
  }

  /** The bot was taken out of it: nobody there wants to hear of anything. */
  async forget(activity: Activity): Promise<void> {
    const { conversations, subscriptions, seen } = this.store;
    const id = conversationIdOf(activity);
    this.known.delete(id);
    await conversations.remove(id);
    await subscriptions.remove(id);
    await seen.release(welcomeKey(id));
  }

  /** Whether nobody greeted this conversation yet; true once, for one process. */
  isToBeWelcomed(activity: Activity, at: Date): Promise<boolean> {
    return this.store.seen.claim(welcomeKey(conversationIdOf(activity)), at);
  }
}

const welcomeKey = (conversationId: string) => ({
  conversationId,
  activityId: 'welcome',
  type: 'welcome',
});

/** Where to send to, without what belongs to one message or one person alone. */
function referenceOf(activity: Activity): string {
  const { serviceUrl, channelId, bot, conversation, locale } =
    TurnContext.getConversationReference(activity);
  const { id, ...rest } = conversation ?? { id: '' };
  const base = { ...rest, id: id.split(';messageid=')[0] ?? id };
  return JSON.stringify({ serviceUrl, channelId, bot, locale, conversation: base });
}
