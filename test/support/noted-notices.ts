import assert from 'node:assert/strict';
import { createVoices } from '../../src/commands/voices.js';
import { unseen } from '../../src/domain/part.js';
import type { Showing } from '../../src/domain/ports/outbox.js';
import type { Store } from '../../src/domain/ports/store.js';
import { wallTimer } from '../../src/teams/in-time.js';
import { NoticeDelivery } from '../../src/teams/notice-delivery.js';
import { subjectCards } from '../../src/teams/subject-cards.js';
import { render } from './draw.js';
import { type Given, LosingChat } from './losing-chat.js';
import { connected } from './reports.js';

/** One showing of the outbox, and what of it reached its conversation. */
interface Notice {
  readonly showing: Showing;
  readonly given: Given[];
  isLost: boolean;
  /** How often it was begun to be sent, and may have come through. */
  attempts: number;
}

const isMarked = ({ card }: Given): boolean => card.includes('Possibly repeated');

/** The delivery of notices over a Teams that loses answers; knows which notice each message was. */
export class NotedNotices {
  readonly notices: Notice[] = [];
  private readonly begun = new Map<string, Notice>();
  /** A conversation is sent one at a time. */
  private readonly current = new Map<string, Notice>();
  private readonly delivery: NoticeDelivery;

  constructor(
    private readonly store: Store,
    private readonly clock: { now: number },
    random: () => number,
    onFault: (fault: string) => void,
  ) {
    const cards = subjectCards(store, { connectionInformation: async () => connected });
    const onGiven = (given: Given): void => {
      this.current.get(given.conversationId)?.given.push(given);
    };
    this.delivery = new NoticeDelivery({
      store,
      sender: new LosingChat(random, onGiven, onFault),
      drawSubject: (showing, place, voice) => {
        this.begin(showing);
        return cards(showing, place, voice);
      },
      draw: render,
      voices: createVoices({ language: 'en', timeZone: 'UTC' }),
      clock: () => new Date(clock.now),
      sleep: async (ms) => {
        clock.now += ms;
      },
      timer: wallTimer,
      begin: unseen,
      count: () => {},
      log: (event, fields) => this.logged(event, fields),
    });
  }

  async meet(...conversations: readonly string[]): Promise<void> {
    for (const id of conversations) {
      const reference = JSON.stringify({ conversation: { id } });
      const seenAt = new Date(this.clock.now);
      const known = { id, kind: 'channel', tenantId: 't', reference, seenAt } as const;
      await this.store.conversations.put({ ...known, personId: undefined });
    }
  }

  deliver(): Promise<void> {
    return this.delivery.deliver();
  }

  /** Until nothing waits any more. */
  async deliverAll(): Promise<void> {
    while ((await this.store.outbox.waiting()).count > 0) {
      await this.deliver();
      this.clock.now += 31_000;
    }
  }

  /** Each once, or twice with the mark; none lost but what two sends did not bring through, and that is logged. */
  check(): void {
    for (const { showing, given, isLost, attempts } of this.notices) {
      const shown = JSON.stringify({ showing, attempts, isLost, given });
      assert.ok(given.length <= 2, `no notice comes a third time: ${shown}`);
      const isGivenUp = isLost && attempts === 2;
      assert.ok(given.length > 0 || isGivenUp, `none is lost at once or in silence: ${shown}`);
      const posts = given.filter(({ isUpdate }) => !isUpdate);
      for (const again of posts.slice(1)) assert.ok(isMarked(again), `it says so: ${shown}`);
    }
  }

  /** What of a change was given to a conversation last; undefined when the last of it was lost. */
  lastOf(conversationId: string, id: string): string | undefined {
    const last = this.notices.findLast(
      ({ showing }) =>
        showing.conversationId === conversationId &&
        showing.subject.kind === 'change' &&
        showing.subject.id === id,
    );
    return last?.given.at(-1)?.card;
  }

  private begin(showing: Showing): void {
    const { conversationId, number, subject } = showing;
    const key = JSON.stringify([conversationId, number, subject]);
    const before = this.begun.get(key);
    // What was not sent at all is begun anew; a number comes again once its showing is done.
    const isSame = showing.attempts > 1 || (before?.given.length === 0 && !before.isLost);
    const notice = before && isSame ? before : { showing, given: [], isLost: false, attempts: 0 };
    notice.attempts = showing.attempts;
    if (notice !== before) this.notices.push(notice);
    this.begun.set(key, notice);
    this.current.set(conversationId, notice);
  }

  private logged(event: string, fields: { readonly [name: string]: unknown }): void {
    if (event === 'notice.unsent') return;
    assert.equal(event, 'notice.lost', JSON.stringify(fields));
    const notice = this.current.get(String(fields['conversationId']));
    if (notice) notice.isLost = true;
  }
}
