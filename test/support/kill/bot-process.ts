import { randomUUID } from 'node:crypto';
import { createVoices } from '../../../src/commands/voices.js';
import { unseen } from '../../../src/domain/part.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { wallTimer } from '../../../src/teams/in-time.js';
import { NoticeDelivery } from '../../../src/teams/notice-delivery.js';
import { approvalsChannel, changeBench } from '../change-bench.js';
import { smallTenant, TenantExchange } from '../tenant-exchange.js';
import { ChatFile } from './chat-file.js';
import { type Point, pointedStore } from './points.js';

export const aliceChat = 'a:alice';

export interface BotProcessOptions {
  readonly store: Store;
  /** Of the tenant and the chat, which outlive the process. */
  readonly folder: string;
  readonly clock: () => Date;
  readonly point?: Point;
}

/** As much of the bot as takes part in a change, over a tenant and a chat that outlive it. */
export function botProcess({ store: real, folder, clock, point = () => {} }: BotProcessOptions) {
  const store = pointedStore(real, point);
  const tenant = smallTenant(folder, randomUUID);
  const onWrite = (moment: string): void => {
    if (!moment.includes(' Get-')) point(moment);
  };
  const bench = changeBench({ store, exchange: new TenantExchange(tenant, onWrite), clock });
  const chat = new ChatFile(folder, point);
  const delivery = new NoticeDelivery({
    store,
    sender: chat,
    // What a card shows is its change's state: its words have specs of their own.
    drawSubject: async ({ subject }) => {
      const change = subject.kind === 'change' ? await store.changes.get(subject.id) : undefined;
      return change && { template: 'none', data: {}, summary: change.state, language: 'en' };
    },
    draw: ({ summary }) => ({ content: {}, summary }),
    voices: createVoices({ language: 'en', timeZone: 'UTC' }),
    clock,
    timer: wallTimer,
    sleep: async () => {},
    begin: unseen,
    count: () => {},
    log: (event, { error }) => void bench.logged.push({ event, error }),
  });
  /** What the bot does again and again, and when it was woken. */
  const tick = async (): Promise<void> => {
    await bench.desk.expireDue();
    await bench.runner.recover();
    await bench.runner.runApproved();
    await delivery.deliver();
  };
  return { ...bench, tenant, chat, tick };
}

export type BotProcess = ReturnType<typeof botProcess>;

/** The bot has met the two conversations of the story. */
export async function meet(store: Store, seenAt: Date): Promise<void> {
  for (const [id, kind] of [
    [aliceChat, 'personal'],
    [approvalsChannel, 'channel'],
  ] as const) {
    const reference = JSON.stringify({ conversation: { id } });
    await store.conversations.put({
      ...{ id, kind, tenantId: 't', reference, seenAt, personId: undefined },
    });
  }
}

/** From the wish to the last card. */
export async function story({ planning, desk, people, tick }: BotProcess): Promise<void> {
  const by = { person: people.of('alice'), conversationId: aliceChat };
  const { id } = await planning.draftSetup(by, 'svc-intune@contoso.com', {
    defaultAccessLevel: 'Quarantine',
    adminMailRecipients: ['itops@contoso.com'],
    userMailInsert: 'Please call 1234.',
    allowOutlook: true,
    defaultPolicy: 'Default',
  });
  await desk.request(id, by.person);
  await tick();
  await desk.decide(id, people.of('bob'), 'approve', '');
  await tick();
}
