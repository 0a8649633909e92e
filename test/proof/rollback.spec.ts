import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Change } from '../../src/domain/changes/change.js';
import { readLists } from '../../src/domain/changes/kinds/device.js';
import { readToday } from '../../src/domain/changes/kinds/setup.js';
import type { SetupWishes } from '../../src/domain/changes/plan.js';
import { PersonFailure } from '../../src/domain/failure.js';
import type { Store } from '../../src/domain/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { type ChangeBench, changeBench } from '../support/change-bench.js';
import { tempFolder } from '../support/temp-folder.js';
import { smallTenant, TenantExchange } from '../support/tenant-exchange.js';

const mailbox = 'grace@contoso.com';
const second = 1000;

/** What somebody does next. */
type Deed =
  | { readonly do: 'setup'; readonly wishes: SetupWishes }
  | { readonly do: 'device'; readonly action: 'allow' | 'block'; readonly deviceId: string }
  /** Of the changes that ended, counted from the newest. */
  | { readonly do: 'rollback'; readonly which: number }
  | { readonly do: 'by hand'; readonly level: 'Allow' | 'Block' | 'Quarantine' };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constant('setup' as const),
    wishes: fc.record({
      defaultAccessLevel: fc.constantFrom('Allow', 'Block', 'Quarantine'),
      adminMailRecipients: fc.constantFrom(
        [],
        ['itops@contoso.com'],
        ['a@contoso.com', 'b@contoso.com'],
      ),
      userMailInsert: fc.constantFrom('', 'Please call 1234.', 'Two\nlines'),
      allowOutlook: fc.boolean(),
      defaultPolicy: fc.constantFrom('Default', 'Managers'),
    }),
  }),
  fc.record({
    do: fc.constant('device' as const),
    action: fc.constantFrom('allow', 'block'),
    deviceId: fc.constantFrom('APPLONE', 'applone', 'APPLTWO'),
  }),
  fc.record({ do: fc.constant('rollback' as const), which: fc.constantFrom(0, 0, 0, 1, 2, 3) }),
  fc.record({ do: fc.constant('rollback' as const), which: fc.constant(0) }),
  fc.record({
    do: fc.constant('by hand' as const),
    level: fc.constantFrom('Allow', 'Block', 'Quarantine'),
  }),
);

describe('a change that is rolled back', function () {
  this.timeout(240_000);
  const folder = tempFolder();
  after(() => folder.remove());

  /** All that a change may write, in an order of its own. */
  async function state(exchange: TenantExchange): Promise<string> {
    const { policies, adminMailRecipients, ...rest } = await readToday(exchange);
    const { allowed, blocked } = await readLists(exchange, { mailbox, deviceId: '' });
    const lists = [adminMailRecipients, allowed, blocked].map((list) => list.toSorted());
    return JSON.stringify([rest, policies.filter(({ isDefault }) => isDefault), lists]);
  }

  async function ran(bench: ChangeBench, draft: Change): Promise<Change> {
    const alice = bench.people.of('alice');
    await bench.desk.request(draft.id, alice);
    await bench.desk.decide(draft.id, bench.people.of('bob'), 'approve', '');
    await bench.runner.runApproved();
    return bench.desk.find(draft.id);
  }

  function drafted({ planning, people }: ChangeBench, deed: Deed, ended: readonly Change[]) {
    const by = { person: people.of('alice'), conversationId: 'a:alice' };
    if (deed.do === 'setup') return planning.draftSetup(by, 'svc-intune@contoso.com', deed.wishes);
    if (deed.do === 'device') {
      const { action, deviceId } = deed;
      return planning.draftDevice(by, { action, deviceId, mailbox, shown: 'a phone' });
    }
    const restored = deed.do === 'rollback' ? ended.at(-1 - deed.which) : undefined;
    return restored && planning.draftBack(by, restored.id);
  }

  /** What the tenant was like before each change that ended. */
  async function story(
    store: Store,
    exchange: TenantExchange,
    list: readonly Deed[],
  ): Promise<number> {
    let now = Date.parse('2026-11-23T12:00:00Z');
    const clock = (): Date => {
      now += second;
      return new Date(now);
    };
    const bench = changeBench({ store, exchange, clock });
    const ended: Change[] = [];
    const before = new Map<string, string>();
    let rolledBack = 0;
    let isByHand = false;
    for (const deed of list) {
      if (deed.do === 'by hand') {
        isByHand = true;
        const parameters = { DefaultAccessLevel: deed.level };
        const call = { cmdlet: 'Set-ActiveSyncOrganizationSettings', parameters } as const;
        for await (const _ of exchange.run(call));
        continue;
      }
      const earlier = await state(exchange);
      try {
        const draft = await drafted(bench, deed, ended);
        if (!draft) continue;
        const change = await ran(bench, draft);
        // A setup's first sync has no Intune here to fail of, so every change is done.
        assert.equal(change.state, 'done', JSON.stringify(change.found));
        before.set(change.id, earlier);
        ended.push(change);
        const isUntouched = !isByHand && ended.at(-2)?.id === change.restores;
        isByHand = false;
        if (change.restores === undefined) continue;
        rolledBack += 1;
        if (isUntouched) assert.equal(await state(exchange), before.get(change.restores));
      } catch (error) {
        assert.ok(error instanceof PersonFailure, String(error));
        assert.equal(await state(exchange), earlier, 'a refusal changes nothing');
      }
    }
    return rolledBack;
  }

  it('leaves the tenant as it was before, or is refused in words, whatever was done since', async () => {
    let rolledBack = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(deeds, { minLength: 3, maxLength: 12, size: 'max' }),
        async (list) => {
          const place = join(folder.path, randomUUID());
          const store = await openSqliteStore({ file: `${place}.sqlite` });
          try {
            const exchange = new TenantExchange(smallTenant(place, randomUUID));
            rolledBack += await story(store, exchange, list);
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 50, seed: 20_261_201 },
    );
    assert.ok(rolledBack > 12, `${rolledBack} rollbacks`);
  });
});
