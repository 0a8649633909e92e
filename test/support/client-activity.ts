import { sandboxPeople } from '../../src/sandbox/people.js';

type Json = { readonly [name: string]: unknown };

/** A message as a Bot Framework client other than the page sends it, which waits for its replies. */
export function clientMessage(person: string, text: string, id: string, more: Json = {}): Json {
  const { tenant, bot, people } = sandboxPeople;
  const found = people.find(({ teamsId }) => teamsId === `29:${person}`);
  return {
    type: 'message',
    id,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    deliveryMode: 'expectReplies',
    from: { id: `29:${person}`, name: found?.name, aadObjectId: found?.objectId },
    recipient: bot,
    conversation: {
      id: `a:personal-${person}`,
      conversationType: 'personal',
      tenantId: tenant.id,
    },
    channelData: { tenant: { id: tenant.id } },
    locale: found?.locale,
    localTimezone: 'Asia/Taipei',
    text,
    ...more,
  };
}
