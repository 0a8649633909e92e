import { listCard } from '../../src/cards/list-card.js';
import { createVoices } from '../../src/commands/voices.js';
import { unseen } from '../../src/domain/part.js';
import type { Urgency } from '../../src/domain/ports/outbox.js';
import type { Store, StoreAreas } from '../../src/domain/ports/store.js';
import {
  type DrawSubject,
  NoticeDelivery,
  type NoticeDeliveryOptions,
} from '../../src/teams/notice-delivery.js';
import type { ConnectorCall, ConnectorServer } from './connector-server.js';
import { render } from './draw.js';
import { botAppId, HandTimer, tenantId } from './teams-bot.js';

const voices = createVoices({ language: 'en', timeZone: 'UTC' });

/** A card that names its subject, with `!` when it may have come twice. */
const named: DrawSubject = async ({ subject }, { isRepeated }, voice) => {
  const title = `#${subject.id}${isRepeated ? '!' : ''}#`;
  return listCard({ title, intro: '', lines: [], says: [] }, voice);
};

/** The card that a call shows, such as `POST a:1 CARD`. */
export function shownBy({ method, path, activity }: ConnectorCall): string {
  const conversation = /conversations\/([^/]+)\//.exec(path)?.[1] ?? '';
  const subject = /#([^#]+)#/.exec(JSON.stringify(activity))?.[1] ?? '';
  return `${method} ${conversation} ${subject}`;
}

/** Deliveries over one Store with a clock that only waiting moves; notes each leave that was given. */
export class Noticed {
  now = Date.parse('2026-11-23T12:00:00Z');
  readonly leaves: { readonly conversationId: string; readonly at: number }[] = [];
  readonly outcomes: string[] = [];
  readonly logged: string[] = [];
  readonly timer = new HandTimer();
  drawSubject = named;

  constructor(
    readonly store: Store,
    private readonly connector: Pick<ConnectorServer, 'url'>,
  ) {}

  readonly clock = (): Date => new Date(this.now);

  /** A delivery of a process of its own. */
  delivery(
    sender: NoticeDeliveryOptions['sender'],
    store: Store = this.store,
    further: Partial<NoticeDeliveryOptions> = {},
  ): NoticeDelivery {
    return new NoticeDelivery({
      store: this.noting(store),
      sender,
      drawSubject: this.drawSubject,
      draw: render,
      voices,
      clock: this.clock,
      sleep: async (ms) => {
        const until = this.now + ms;
        await new Promise((resolve) => setImmediate(resolve));
        this.now = Math.max(this.now, until);
      },
      timer: this.timer.timer,
      begin: unseen,
      count: (outcome) => void this.outcomes.push(outcome),
      log: (event) => void this.logged.push(event),
      ...further,
    });
  }

  async know(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.store.conversations.put({
        id,
        kind: 'personal',
        tenantId,
        reference: JSON.stringify({
          serviceUrl: `${this.connector.url}/`,
          channelId: 'msteams',
          bot: { id: `28:${botAppId}`, name: 'Connector Bot' },
          conversation: { id, tenantId, conversationType: 'personal', isGroup: false, name: '' },
        }),
        seenAt: this.clock(),
        personId: undefined,
      });
    }
  }

  add(conversationId: string, id: string, urgency: Urgency = 'usual'): Promise<void> {
    const subject = { kind: 'incident', id } as const;
    return this.store.outbox.add({ conversationId, subject, urgency, at: this.clock() });
  }

  private noting(store: Store): Store {
    const noted = (areas: StoreAreas): StoreAreas => ({
      ...areas,
      pace: {
        note: (id, at) => areas.pace.note(id, at),
        forgetBefore: (moment) => areas.pace.forgetBefore(moment),
        take: async (conversationId, at) => {
          const wait = await areas.pace.take(conversationId, at);
          // Who waited for the turn of another leaves after that one.
          const moment = Math.max(at.getTime(), this.leaves.at(-1)?.at ?? 0);
          if (wait === 0) this.leaves.push({ conversationId, at: moment });
          return wait;
        },
      },
    });
    return { ...store, together: (work) => store.together((areas) => work(noted(areas))) };
  }
}
