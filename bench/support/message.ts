/** Who sends a message. */
export interface Speaker {
  readonly name: string;
  readonly objectId: string;
}

const grace: Speaker = { name: 'Grace Kuo', objectId: 'aaaaaaaa-0000-4000-8000-000000000001' };

/** One message as Teams sends it, some 900 bytes, to be answered in the same response. */
export const message = (text: string, id: string, speaker: Speaker = grace): string =>
  JSON.stringify({
    type: 'message',
    id,
    timestamp: '2026-11-23T12:00:00.000Z',
    localTimestamp: '2026-11-23T20:00:00.000+08:00',
    localTimezone: 'Asia/Taipei',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    deliveryMode: 'expectReplies',
    from: {
      id: `29:${speaker.objectId}`,
      name: speaker.name,
      aadObjectId: speaker.objectId,
    },
    recipient: { id: '28:22222222-2222-4222-8222-222222222222', name: 'Connector Bot' },
    conversation: {
      id: `a:personal-${speaker.objectId}`,
      conversationType: 'personal',
      tenantId: '11111111-1111-4111-8111-111111111111',
    },
    channelData: { tenant: { id: '11111111-1111-4111-8111-111111111111' } },
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows' }],
    locale: 'en-US',
    textFormat: 'plain',
    text,
  });
