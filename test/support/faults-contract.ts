import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Change } from '../../src/domain/changes/change.js';
import { inspect } from '../../src/domain/changes/inspect.js';
import { PersonFailure, TenantFailure } from '../../src/domain/failure.js';
import { changeStates } from '../../src/language/en/changes.js';
import { sandboxPeople } from '../../src/sandbox/people.js';
import { createTenant } from '../../src/sandbox/tenant/tenant.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { approvalsChannel, changeBench } from './change-bench.js';
import { faultyExchange } from './faulty-exchange.js';
import { NotedNotices } from './noted-notices.js';
import { seeded } from './seeded.js';
import { tempFolder } from './temp-folder.js';
import { TenantExchange } from './tenant-exchange.js';

const aliceChat = 'a:alice';
/** Wants to hear of every change, and took part in none. */
const onlooker = '19:onlooker@thread.tacv2';
const mailbox = 'grace@contoso.com';
const ends = new Set(['done', 'failed', 'unknown']);

/** Somebody asks again until the tenant can be read, as people do. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TenantFailure) || attempt === 200) throw error;
    }
  }
}

async function startStory(seed: number, path: string) {
  const random = seeded(seed);
  const met = new Map<string, number>();
  const onFault = (fault: string): void => void met.set(fault, (met.get(fault) ?? 0) + 1);
  const clock = { now: Date.parse('2026-11-23T12:00:00Z') };
  const store = await openSqliteStore({ file: join(path, 'bot.sqlite') });
  const size = { mailboxes: 12, devices: 8 };
  const baseUrl = (): string => 'http://127.0.0.1';
  const tenant = await createTenant({ dataDir: path, people: sandboxPeople, size, baseUrl });
  const notices = new NotedNotices(store, clock, random, onFault);
  // What is written is shown while the change goes on.
  const beforeWrite = (): Promise<void> => notices.deliver();
  const faults = { random, writes: 70, reads: 20, onFault };
  const exchange = await faultyExchange({ tenant, ...faults, beforeWrite });
  const bench = changeBench({ store, exchange, clock: () => new Date(clock.now) });
  await notices.meet(aliceChat, approvalsChannel, onlooker);
  const topics = ['changes', 'approvals'] as const;
  await store.subscriptions.put({ conversationId: onlooker, topics, severity: 'info' });
  const truth = new TenantExchange(tenant.simulated);
  return { ...bench, random, met, clock, tenant, notices, truth };
}

type Story = Awaited<ReturnType<typeof startStory>>;

const faultsOf = ({ met }: Story): number => [...met.values()].reduce((sum, n) => sum + n, 0);

/** A change from its draft to its end; answers it with the cmdlets that were applied for it. */
async function carriedOut(story: Story, draft: Change) {
  const { desk, people, runner, store, notices, clock, tenant, random } = story;
  const { id } = draft;
  await desk.request(id, people.of('alice'));
  await notices.deliver();
  await desk.decide(id, people.of('bob'), 'approve', '');
  if (random() < 0.5) await notices.deliver();
  if (random() < 0.5) clock.now += 31_000;
  const before = tenant.simulated.cmdlets().length;
  await runner.runApproved();
  const ran = tenant.simulated.cmdlets().slice(before);
  const writes = ran.filter(({ cmdlet }) => !cmdlet.startsWith('Get-'));
  await notices.deliverAll();
  const change = await store.changes.get(id);
  assert.ok(change);
  return { change, writes };
}

/** Nothing was applied twice, and what is said of the change and its steps is what is there. */
async function check(story: Story, { change, writes }: Awaited<ReturnType<typeof carriedOut>>) {
  const { store, truth, notices } = story;
  const shown = JSON.stringify({ change, writes });
  assert.ok(ends.has(change.state), shown);
  const applied = writes.map(({ cmdlet }) => cmdlet);
  assert.equal(new Set(applied).size, applied.length, `no cmdlet twice: ${shown}`);
  for (const [index, { cmdlet }] of change.plan.entries()) {
    const outcome = change.outcomes[index]?.outcome ?? 'failed';
    if (outcome !== 'unknown') assert.equal(applied.includes(cmdlet), outcome === 'done', shown);
  }
  const { plan: left } = await inspect(change, {
    exchange: truth,
    changes: store.changes,
    connectors: store.connectors,
    hasAccount: async () => true,
  });
  if (change.state === 'done') assert.deepEqual(left, [], shown);
  // A setup whose cmdlets were all applied fails by its first sync, and says why.
  const wasSync = change.kind === 'setup' && change.trouble !== undefined && left.length === 0;
  if (change.state === 'failed' && !wasSync) assert.notDeepEqual(left, [], shown);
  for (const conversation of [aliceChat, approvalsChannel, onlooker]) {
    const last = notices.lastOf(conversation, change.id);
    if (last !== undefined)
      assert.ok(last.includes(changeStates[change.state]), `${last} ${shown}`);
  }
}

/** What somebody asks for next: a phone, the setup with other values, or the values of before. */
async function drafted(story: Story, number: number, last: Change | undefined): Promise<Change> {
  const { planning, people, random } = story;
  const by = { person: people.of('alice'), conversationId: aliceChat };
  if (last && last.state !== 'done') return planning.draftAgain(by, last.id);
  if (last?.kind === 'setup' && random() < 0.7) return planning.draftBack(by, last.id);
  if (random() < 0.7) {
    const action = random() < 0.5 ? 'allow' : 'block';
    const device = { mailbox, deviceId: `PHONE${number}`, shown: `phone ${number}` };
    return planning.draftDevice(by, { action, ...device });
  }
  return planning.draftSetup(by, 'svc-intune@contoso.com', {
    defaultAccessLevel: random() < 0.5 ? 'Quarantine' : 'Block',
    adminMailRecipients: ['itops@contoso.com'],
    userMailInsert: `Please call ${number}.`,
    allowOutlook: true,
    defaultPolicy: random() < 0.5 ? 'Default' : 'Managers',
  });
}

/** The next change; undefined when a plan anew has nothing left to do. */
async function next(story: Story, number: number, last: Change | undefined) {
  try {
    return await patiently(() => drafted(story, number, last));
  } catch (error) {
    if (error instanceof PersonFailure && error.refusal === 'nothingToChange') return undefined;
    throw error;
  }
}

/** @param faults how many at least are met, each at random */
export function faultsContract(faults: number): void {
  it(`does nothing twice and tells the truth over ${faults} faults of Exchange and Teams`, async () => {
    const folder = tempFolder();
    const story = await startStory(20_261_124, folder.path);
    const states = new Map<string, number>();
    let last: Change | undefined;
    for (let number = 1; faultsOf(story) < faults; number += 1) {
      const draft = await next(story, number, last);
      const ended = draft && (await carriedOut(story, draft));
      last = ended?.change;
      if (!ended) continue;
      await check(story, ended);
      states.set(ended.change.state, (states.get(ended.change.state) ?? 0) + 1);
    }
    story.notices.check();
    assert.deepEqual(story.logged, []);
    // A story in which not all of it happens would prove nothing.
    for (const state of ends) assert.ok((states.get(state) ?? 0) > 0, JSON.stringify([...states]));
    await story.store.close();
    folder.remove();
  });
}
