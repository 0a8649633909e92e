import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../src/domain/audit/audit-entry.js';
import type { Change } from '../../src/domain/changes/change.js';
import { changeText } from '../../src/domain/changes/change-text.js';
import { planDevice } from '../../src/domain/changes/plan-device.js';
import { PersonFailure } from '../../src/domain/failure.js';
import type { Store } from '../../src/domain/ports/store.js';
import { type ChangeBench, changeBench, policyWith } from './change-bench.js';
import { waiting } from './changes.js';
import { Meeting, type Order } from './meeting.js';
import { type TenantExchange, writesOf } from './tenant-exchange.js';

export const rivals = ['approve', 'reject', 'expire', 'withdraw'] as const;
type Rival = (typeof rivals)[number];

interface Race {
  readonly id: string;
  readonly rival: Rival;
  readonly needed: number;
  readonly order: Order;
}

const before = new Date('2026-11-23T12:00:00Z');
const after = new Date('2026-11-24T12:00:00Z');
const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** A device's change that waits, one mailbox after the other. */
function waitingChange({ id, needed }: Race, mailbox: string): Change {
  const device = { action: 'allow', mailbox, deviceId: `DEVICE${id}`, shown: id } as const;
  const whole = {
    ...waiting,
    kind: 'device' as const,
    account: mailbox,
    wishes: undefined,
    device,
    effect: undefined,
    plan: planDevice({ allowed: [], blocked: [] }, device),
  };
  const hash = createHash('sha256').update(changeText(whole)).digest('hex');
  return {
    ...whole,
    id,
    hash,
    requester: { objectId: 'alice', name: 'alice' },
    approvalsNeeded: needed,
    expiresAt: new Date(before.getTime() + 60_000),
    version: 0,
  };
}

function step(rival: Rival, bench: ChangeBench, id: string): Promise<unknown> {
  const { desk, people } = bench;
  if (rival === 'approve') return desk.decide(id, people.of('carol'), 'approve', '');
  if (rival === 'reject') return desk.decide(id, people.of('carol'), 'reject', 'not now');
  if (rival === 'withdraw') return desk.withdraw(id, people.of('alice'));
  return desk.expireDue();
}

/** Bob approves while somebody else does something; both have read before either writes. */
async function meet([one, other]: readonly [Store, Store], race: Race, exchange: TenantExchange) {
  const meeting = new Meeting(race.order);
  const policy = policyWith({ approvals: race.needed });
  const bench = (side: 'left' | 'right', store: Store, now: Date): ChangeBench =>
    changeBench({ store: meeting.store(side, store), exchange, policy, clock: () => now });
  const left = bench('left', one, before);
  const right = bench('right', other, race.rival === 'expire' ? after : before);
  const [bob, rival] = await Promise.allSettled([
    left.desk
      .decide(race.id, left.people.of('bob'), 'approve', '')
      .finally(() => meeting.leave('left')),
    step(race.rival, right, race.id).finally(() => meeting.leave('right')),
  ]);
  for (const each of [bob, rival]) {
    if (each.status === 'rejected') assert.ok(each.reason instanceof PersonFailure, each.reason);
  }
  return [bob.status === 'fulfilled', rival.status === 'fulfilled'] as const;
}

const ends = {
  'change.rejected': 'rejected',
  'change.expired': 'expired',
  'change.withdrawn': 'withdrawn',
} as const;

interface Seen {
  readonly audit: readonly AuditEntry[];
  readonly writes: readonly string[];
}

/** One outcome, the one that was told; its cmdlet run once or never. */
async function check(store: Store, race: Race, told: readonly boolean[], seen: Seen) {
  const all = seen.audit.filter(({ changeId }) => changeId === race.id);
  const count = (what: string): number => all.filter((entry) => entry.what === what).length;
  const agreed = count('change.approved');
  const negative = Object.keys(ends).filter((what) => count(what) > 0);
  const isApproved = agreed >= race.needed;
  const shown = JSON.stringify({ race, told, audit: all.map(({ what }) => what) });
  assert.equal(negative.length + Number(isApproved), 1, shown);
  const { state } = (await store.changes.get(race.id)) ?? {};
  const end = isApproved ? 'done' : ends[negative[0] as keyof typeof ends];
  assert.equal(state, end, shown);
  assert.equal(count('change.started'), Number(isApproved), shown);
  const writes = seen.writes.filter((parameters) => parameters.includes(`DEVICE${race.id}"`));
  assert.equal(writes.length, Number(isApproved), shown);
  if (race.rival === 'approve') assert.equal(told.filter(Boolean).length, agreed, shown);
  else assert.equal(told[0], agreed === 1, shown);
}

export interface RacesOptions {
  /** As two processes see the database; the same one twice where there is one process. */
  readonly stores: readonly [Store, Store];
  readonly exchange: TenantExchange;
  readonly rival: Rival;
  readonly times: number;
  readonly random: () => number;
}

/** Runs so many races, what was approved by both processes at once, and checks each. */
export async function races({ stores, exchange, rival, times, random }: RacesOptions) {
  const mailboxes = [...exchange.tenant.state.mailboxes].map((box) => box.userPrincipalName);
  const runners = stores.map((store) => changeBench({ store, exchange, clock: () => before }));
  const late = { exchange, clock: () => after };
  const batch = 20;
  for (let done = 0; done < times; done += batch) {
    const ran: { race: Race; told: readonly boolean[] }[] = [];
    for (let index = done; index < Math.min(times, done + batch); index += 1) {
      const order = pick(random, ['left', 'right', 'both', 'both'] as const);
      const id = `${rival.slice(0, 1).toUpperCase()}${rival.length}${index}`;
      const race = { id, rival, needed: pick(random, [1, 1, 2]), order };
      const mailbox = mailboxes[index % mailboxes.length] ?? '';
      assert.ok(await stores[0].changes.put(waitingChange(race, mailbox)));
      ran.push({ race, told: await meet(stores, race, exchange) });
    }
    // The sweeper that lost comes again.
    if (rival === 'expire') await changeBench({ ...late, store: stores[1] }).desk.expireDue();
    await Promise.all(runners.map(({ runner }) => runner.runApproved()));
    const seen = {
      audit: await stores[0].audit.latest(batch * 8),
      writes: writesOf(exchange.tenant).map(({ parameters }) => JSON.stringify(parameters)),
    };
    for (const { race, told } of ran) await check(stores[0], race, told, seen);
  }
}

/** Two people ask for the same at once, in two processes: one change is open, and both see it. */
export async function requestsMeet({
  stores,
  exchange,
  times,
  random,
}: Omit<RacesOptions, 'rival'>) {
  const [mailbox = ''] = exchange.tenant.state.mailboxes.map((box) => box.userPrincipalName);
  for (let index = 0; index < times; index += 1) {
    const meeting = new Meeting(pick(random, ['left', 'right', 'both', 'both'] as const));
    const deviceId = `ASKED${index}`;
    const device = { action: 'block', mailbox, deviceId, shown: 'a phone' } as const;
    const ask = async (side: 'left' | 'right', store: Store, name: string) => {
      const seen = meeting.store(side, store);
      const { planning, desk, people } = changeBench({
        store: seen,
        exchange,
        clock: () => before,
      });
      const by = { person: people.of(name), conversationId: `a:${name}` };
      const { id } = await planning.draftDevice(by, device);
      return () => desk.request(id, by.person).finally(() => meeting.leave(side));
    };
    const [alice, grace] = [
      await ask('left', stores[0], 'alice'),
      await ask('right', stores[1], 'grace'),
    ];
    const [one, other] = await Promise.all([alice(), grace()]);
    assert.deepEqual([one.id, one.state], [other.id, 'waiting']);
  }
}
