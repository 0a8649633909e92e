import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../../src/domain/audit/audit-entry.js';
import type { Change } from '../../../src/domain/changes/change.js';
import { changeText } from '../../../src/domain/changes/change-text.js';
import { planDevice } from '../../../src/domain/changes/kinds/device.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { waiting } from '../changes.js';
import { type TenantExchange, writesOf } from '../tenant-exchange.js';
import type { Deed, Told } from './deeds.js';
import { Meeting, type Order } from './meeting.js';
import type { Racer } from './racer.js';

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

/** Two do something about the same change; both have read before either writes. */
async function meet(
  [one, other]: readonly [Racer, Racer],
  order: Order,
  [left, right]: readonly [Deed, Deed],
): Promise<readonly [Told, Told]> {
  const meeting = new Meeting(order);
  return Promise.all([
    one.does(left, meeting, 'left').finally(() => meeting.leave('left')),
    other.does(right, meeting, 'right').finally(() => meeting.leave('right')),
  ]);
}

/** Bob approves while somebody else does something. */
async function run(racers: readonly [Racer, Racer], race: Race): Promise<readonly boolean[]> {
  const { id, rival, needed, order } = race;
  const at = (rival === 'expire' ? after : before).getTime();
  const bob: Deed = { what: 'bob approves', id, needed, at: before.getTime() };
  const told = await meet(racers, order, [bob, { what: rival, id, needed, at }]);
  return told.map(({ isDone }) => isDone);
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
  /** As the process of the spec sees the database. */
  readonly store: Store;
  readonly racers: readonly [Racer, Racer];
  readonly exchange: TenantExchange;
  readonly rival: Rival;
  readonly times: number;
  readonly random: () => number;
}

const orders = ['left', 'right', 'both', 'both'] as const;

/** Runs so many races, what was approved by both processes at once, and checks each. */
export async function races({ store, racers, exchange, rival, times, random }: RacesOptions) {
  const mailboxes = [...exchange.tenant.state.mailboxes].map((box) => box.userPrincipalName);
  const batch = 20;
  for (let done = 0; done < times; done += batch) {
    const ran: { race: Race; told: readonly boolean[] }[] = [];
    for (let index = done; index < Math.min(times, done + batch); index += 1) {
      const order = pick(random, orders);
      const id = `${rival.slice(0, 1).toUpperCase()}${rival.length}${index}`;
      const race = { id, rival, needed: pick(random, [1, 1, 2]), order };
      const mailbox = mailboxes[index % mailboxes.length] ?? '';
      assert.ok(await store.changes.put(waitingChange(race, mailbox)));
      ran.push({ race, told: await run(racers, race) });
    }
    // The sweeper that lost comes again.
    if (rival === 'expire') await sweep(racers[1]);
    await Promise.all(racers.map((racer) => racer.runs(before.getTime())));
    const seen = {
      audit: await store.audit.latest(batch * 8),
      writes: writesOf(exchange.tenant).map(({ parameters }) => JSON.stringify(parameters)),
    };
    for (const { race, told } of ran) await check(store, race, told, seen);
  }
}

/** Alone it meets nobody. */
async function sweep(racer: Racer): Promise<void> {
  const meeting = new Meeting('both');
  meeting.leave('left');
  await racer.does({ what: 'expire', id: '', needed: 1, at: after.getTime() }, meeting, 'right');
}

/** Two people ask for the same at once, in two processes: one is requested, and the other refused in words. */
export async function requestsMeet({
  racers,
  exchange,
  times,
  random,
}: Omit<RacesOptions, 'rival' | 'store'>) {
  const [mailbox = ''] = exchange.tenant.state.mailboxes.map((box) => box.userPrincipalName);
  for (let index = 0; index < times; index += 1) {
    const asks = (id: string): Deed => ({
      ...{ what: 'ask', id, needed: 1, at: before.getTime() },
      device: { mailbox, deviceId: `ASKED${index}` },
    });
    const [one, other] = await meet(racers, pick(random, orders), [asks('alice'), asks('grace')]);
    assert.deepEqual([one.isDone, other.isDone].toSorted(), [false, true]);
    assert.equal((one.change ?? other.change)?.state, 'waiting');
  }
}
