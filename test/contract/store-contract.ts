import assert from 'node:assert/strict';
import { StoreFailure } from '../../src/domain/failure.js';
import type { Conversation, Store } from '../../src/domain/ports/store.js';
import { Latch } from '../support/latch.js';
import { changeContract } from './change-contract.js';
import { leftoversContract } from './leftovers-contract.js';
import { pendingAnswersContract } from './pending-answers-contract.js';
import { retentionContract } from './retention-contract.js';
import { signInContract } from './sign-in-contract.js';
import { watchContract } from './watch-contract.js';

export interface StoreUnderTest {
  readonly store: Store;
  /** A second opening of the same data: after closing, or beside it where the database allows. */
  reopen(): Promise<Store>;
  clear(): Promise<void>;
}

const noon = new Date('2026-11-23T12:00:00.000Z');
const later = new Date('2026-11-23T12:00:01.000Z');

const conversation = (id: string, seenAt = noon): Conversation => ({
  id,
  kind: 'channel',
  tenantId: '11111111-1111-4111-8111-111111111111',
  reference: JSON.stringify({ serviceUrl: 'https://smba.trafficmanager.net/', conversation: id }),
  seenAt,
  personId: undefined,
});

const hostileIds = [
  '19:general@thread.tacv2;messageid=1',
  'nul \0 in the middle',
  'half of a character \ud800',
  '"quoted"\\\n',
  '連接器 🎉 \u202e',
  'x'.repeat(64 * 1024),
];

/** What every Store has to do, whatever the database. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`Store on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      under = await open();
      store = under.store;
    });
    after(async function () {
      this.timeout(20_000);
      await under.clear();
    });

    changeContract(() => store);
    watchContract(() => store);
    signInContract(() => store);
    pendingAnswersContract(() => store);
    leftoversContract(() => store);

    it('says what it is and where, without a password', async () => {
      const description = await store.describe();
      assert.match(`${description.kind} ${description.version}`, /^(SQLite|PostgreSQL) \d+\.\d+/);
      assert.doesNotMatch(JSON.stringify(description), /bot:canary|password/);
      await store.ping();
    });

    for (const id of hostileIds) {
      it(`keeps a conversation unchanged: ${JSON.stringify(id.slice(0, 30))}`, async () => {
        assert.equal(await store.conversations.put(conversation(id)), true);
        assert.equal(await store.conversations.put(conversation(id)), false);
        assert.deepEqual(await store.conversations.get(id), conversation(id));
        await store.conversations.remove(id);
        assert.equal(await store.conversations.get(id), undefined);
      });
    }

    it('tells people apart, whatever their ids are', async () => {
      for (const id of hostileIds) {
        await store.preferences.put(id, { language: 'en' });
        assert.deepEqual(await store.preferences.of(id), { language: 'en' });
        assert.deepEqual(await store.preferences.of(`${id}.`), { language: undefined });
      }
    });

    const unstorable: readonly { readonly what: string; readonly part: Partial<Conversation> }[] = [
      { what: 'a NUL', part: { tenantId: 'a\0b' } },
      { what: 'half of a character', part: { tenantId: 'a\ud800b' } },
      { what: 'a moment that is none', part: { seenAt: new Date(Number.NaN) } },
    ];
    for (const { what, part } of unstorable) {
      it(`refuses ${what} rather than change it`, async () => {
        const refused = store.conversations.put({ ...conversation('unstorable'), ...part });
        await assert.rejects(refused, StoreFailure);
        assert.equal(await store.conversations.get('unstorable'), undefined);
      });
    }

    it('keeps the newest reference of a conversation', async () => {
      await store.conversations.put(conversation('newest', later));
      await store.conversations.put({ ...conversation('newest', noon), reference: 'older' });
      assert.deepEqual(await store.conversations.get('newest'), conversation('newest', later));
    });

    it('lets one of a hundred claims of an activity through', async () => {
      const key = { conversationId: 'race', activityId: '1', type: 'message' };
      const claims = await Promise.all(
        Array.from({ length: 100 }, () => store.seen.claim(key, noon)),
      );
      assert.equal(claims.filter(Boolean).length, 1);
    });

    it('tells activities apart by conversation, id and type', async () => {
      const claim = (conversationId: string, activityId: string, type: string) =>
        store.seen.claim({ conversationId, activityId, type }, noon);
      const claims = [
        await claim('a', 'bc', 'message'),
        await claim('ab', 'c', 'message'),
        await claim('a', 'bc', 'invoke'),
        await claim('a', 'bc', 'message'),
      ];
      assert.deepEqual(claims, [true, true, true, false]);
    });

    it('claims anew what was released, and forgets what is old', async () => {
      const key = { conversationId: 'old', activityId: '1', type: 'message' };
      await store.seen.claim(key, new Date(0));
      await store.seen.release(key);
      assert.equal(await store.seen.claim(key, new Date(0)), true);
      assert.equal(await store.seen.forgetBefore(new Date(1)), 1);
      assert.equal(await store.seen.claim(key, noon), true);
    });

    it('keeps what a person chose, and forgets it on request', async () => {
      assert.deepEqual(await store.preferences.of('grace'), { language: undefined });
      assert.equal(await store.visits.visit('grace', '1.0.0'), undefined);
      assert.equal(await store.visits.visit('grace', '1.0.0'), '1.0.0');
      assert.equal(await store.visits.visit('grace', '1.1.0'), '1.0.0');
      assert.equal(await store.visits.visit('grace', '1.1.0'), '1.1.0');
      await store.preferences.put('grace', { language: 'zh-TW' });
      assert.deepEqual(await store.preferences.of('grace'), { language: 'zh-TW' });
      await store.preferences.put('grace', { language: undefined });
      assert.deepEqual(await store.preferences.of('grace'), { language: undefined });
    });

    it('keeps the connector, the newest first', async () => {
      assert.equal(await store.connectors.current(), undefined);
      const connector = {
        id: 'first',
        primarySmtpAddress: 'svc-intune@contoso.com',
        approvedAt: noon,
        disconnectedAt: undefined,
        lastAttempt: later,
        lastSuccess: undefined,
      };
      await store.connectors.put(connector);
      assert.deepEqual(await store.connectors.current(), connector);
      const second = { ...connector, id: 'second', approvedAt: later };
      await store.connectors.put(second);
      await store.connectors.put({ ...connector, disconnectedAt: later });
      assert.deepEqual(await store.connectors.current(), second);
    });

    it('does all of a piece of work or none of it', async () => {
      const failing = store.together(async (areas) => {
        await areas.preferences.put('rolled-back', { language: 'en' });
        await areas.conversations.put(conversation('rolled-back'));
        throw new Error('on purpose');
      });
      await assert.rejects(failing, /on purpose/);
      assert.equal((await store.preferences.of('rolled-back')).language, undefined);
      assert.equal(await store.conversations.get('rolled-back'), undefined);
      const answer = await store.together(async (areas) => {
        await areas.preferences.put('kept', { language: 'en' });
        return 'done';
      });
      assert.equal(answer, 'done');
      assert.equal((await store.preferences.of('kept')).language, 'en');
    });

    it('fails at once, and does not hang, when the areas outside are used inside', async () => {
      const misuse = store.together(async () => {
        await store.preferences.of('anybody');
      });
      await assert.rejects(misuse, /only the areas that it hands over/);
      const nested = store.together(() => store.together(async () => 'never'));
      await assert.rejects(nested, /only the areas that it hands over/);
      await store.ping();
    });

    it('takes back also the work that nobody waited for', async () => {
      const loose: Promise<unknown>[] = [];
      const failing = store.together(async (areas) => {
        for (let index = 0; index < 20; index += 1) {
          const put = areas.preferences.put(`loose-${index}`, { language: 'en' });
          loose.push(Promise.allSettled([put]));
        }
        await loose[2];
        throw new Error('on purpose');
      });
      await assert.rejects(failing, /on purpose/);
      await Promise.all(loose);
      for (let index = 0; index < 20; index += 1) {
        assert.equal((await store.preferences.of(`loose-${index}`)).language, undefined);
      }
    });

    it('serves what was begun inside a piece of work and goes on after it', async () => {
      const ended = new Latch();
      let later: Promise<unknown> = Promise.resolve();
      await store.together(async () => {
        later = ended.opened.then(() => store.preferences.of('anybody'));
      });
      ended.open();
      assert.deepEqual(await later, { language: undefined });
    });

    it('does pieces of work side by side without mixing them up', async () => {
      const works = Array.from({ length: 20 }, (_, index) =>
        store.together(async (areas) => {
          await areas.preferences.put(`side-${index}`, { language: 'en' });
          return (await areas.preferences.of(`side-${index}`)).language;
        }),
      );
      assert.deepEqual(new Set(await Promise.all(works)), new Set(['en']));
    });

    it('waits for the work at hand when it is closed', async function () {
      this.timeout(20_000);
      const begun = new Latch();
      const mayEnd = new Latch();
      const work = store.together(async (areas) => {
        begun.open();
        await mayEnd.opened;
        await areas.preferences.put('at-hand', { language: 'en' });
      });
      await begun.opened;
      const closed = store.close();
      mayEnd.open();
      await Promise.all([work, closed]);
      await store.close();
      store = await under.reopen();
      assert.equal((await store.preferences.of('at-hand')).language, 'en');
    });

    it('keeps its data when it is opened again', async function () {
      this.timeout(20_000);
      await store.preferences.put('reopened', { language: 'zh-TW' });
      store = await under.reopen();
      assert.equal((await store.preferences.of('reopened')).language, 'zh-TW');
    });

    retentionContract(() => store);
  });
}
