import { type Activity, TurnContext } from 'botbuilder';
import type { Store } from '../domain/ports/store.js';
import { conversationIdOf, conversationKindOf } from './turn-of.js';

/** How many conversations are remembered as unchanged, to spare the Store. */
const mostKnown = 1000;

/** It is written all the same after so long: who is heard of is not dead, and not forgotten. */
const knownForMs = 60 * 60 * 1000;

/** The conversations that the bot is in, and how to reach them. */
export class Acquaintance {
  private readonly known = new Map<string, { readonly reference: string; readonly at: number }>();

  constructor(private readonly store: Pick<Store, 'conversations' | 'seen'>) {}

  /** Keeps the newest address of a conversation; writes when it changed, and now and then. */
  async remember(activity: Activity, at: Date): Promise<void> {
    const id = conversationIdOf(activity);
    const reference = referenceOf(activity);
    const known = this.known.get(id);
    const isNews = known?.reference !== reference || at.getTime() - known.at >= knownForMs;
    if (!isNews) return;
    const kind = conversationKindOf(activity);
    const tenantId = activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? '';
    const personId = kind === 'personal' ? activity.from?.aadObjectId?.toLowerCase() : undefined;
    await this.store.conversations.put({ id, kind, tenantId, reference, seenAt: at, personId });
    this.known.set(id, { reference, at: at.getTime() });
    if (this.known.size > mostKnown) this.known.delete(this.known.keys().next().value ?? '');
  }

  async forget(activity: Activity): Promise<void> {
    const id = conversationIdOf(activity);
    this.known.delete(id);
    await this.store.conversations.remove(id);
    await this.store.seen.release(welcomeKey(id));
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
