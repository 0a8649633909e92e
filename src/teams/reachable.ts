import type { ConversationReference } from 'botbuilder';
import type { Conversation, Store } from '../domain/ports/store.js';

/**
 * A conversation that the bot knows; a channel that it has not heard of yet is reached through the team's
 * others, which have the same address.
 */
export async function reachable(
  store: Pick<Store, 'conversations'>,
  id: string,
): Promise<Conversation | undefined> {
  const known = await store.conversations.get(id);
  if (known || !id.startsWith('19:')) return known;
  const other = await store.conversations.newest();
  if (!other) return undefined;
  const reference: Partial<ConversationReference> = JSON.parse(other.reference);
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
    personId: undefined,
    reference: JSON.stringify({ ...reference, conversation }),
  };
}
