import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { Change, ChangeState } from '../../../src/domain/changes/change.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { approvalsChannel } from '../change-bench.js';
import { writesOf } from '../tenant-exchange.js';
import { aliceChat, type BotProcess, botProcess, story } from './bot-process.js';

export interface KillPlace {
  /** A file, or the URL of a database of PostgreSQL. */
  readonly place: string;
  readonly open: () => Promise<Store>;
  readonly folder: string;
  readonly bundle: string;
}

/**
 * Does the story in a process of its own that kills itself at a point.
 * @returns the names of all points when it came to the end; undefined when it was killed
 */
export function dieAt(
  { place, folder, bundle }: Omit<KillPlace, 'open'>,
  point: number,
): Promise<readonly string[] | undefined> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [bundle, place, folder, String(point)], (error, out, errors) => {
      if (error?.signal === 'SIGKILL') resolve(undefined);
      else if (error) reject(new Error(errors));
      else resolve(JSON.parse(out));
    });
  });
}

const states: readonly ChangeState[] = [
  ...(['draft', 'waiting', 'approved', 'running', 'done', 'failed', 'unknown'] as const),
  ...(['rejected', 'expired', 'withdrawn', 'void'] as const),
];
const over = /^(done|unknown)$/;
const minute = 60_000;

/** The bot starts anew, minutes later: claims and leases of the process that died are over. */
export async function restarted({ open, place, folder }: KillPlace) {
  const store = await open();
  let now = Date.now() + 2 * minute;
  // As the bot does it when it starts: a file has one process.
  if (!place.startsWith('postgres:')) await store.leases.releaseAll();
  const bot = botProcess({ store, folder, clock: () => new Date(now) });
  const later = async (): Promise<void> => {
    await bot.tick();
    now += 2 * minute;
    await bot.tick();
  };
  return { store, bot, later };
}

const writeNames = (bot: BotProcess): readonly string[] =>
  writesOf(bot.tenant).map(({ cmdlet }) => cmdlet);

/** The end that was reached, shown in both conversations, in at most one card more than was meant. */
function assertTold(bot: BotProcess, { state }: Change, at: string): void {
  for (const conversation of [aliceChat, approvalsChannel]) {
    const shown = bot.chat.read().filter(({ conversationId }) => conversationId === conversation);
    assert.equal(shown.at(-1)?.text, state, `${at}: ${conversation}`);
    assert.ok(new Set(shown.map(({ id }) => id)).size <= 2, `${at}: ${JSON.stringify(shown)}`);
  }
}

/** What must hold whatever the point was. */
async function assertWhole(bot: BotProcess, at: string): Promise<Change | undefined> {
  const { store } = bot;
  const writes = writeNames(bot);
  assert.equal(new Set(writes).size, writes.length, `${at}: ${writes} twice`);
  const [change, ...more] = await store.changes.list(states, 10);
  assert.equal(more.length, 0, at);
  assert.equal((await store.audit.verify()).fault, undefined, at);
  const audit = (await store.audit.latest(100)).map(({ what }) => what);
  assert.ok(!audit.includes('change.requested') || change, `${at}: the request is lost`);
  if (!change) return undefined;
  assert.match(change.state, /^(draft|waiting|done|unknown)$/, at);
  const isApproved = audit.includes('change.approved');
  assert.equal(over.test(change.state), isApproved, `${at}: ${change.state} after ${audit}`);
  const ends = audit.filter((what) => what === 'change.ended').length;
  assert.equal(ends, isApproved ? 1 : 0, `${at}: ${audit}`);
  if (change.state === 'unknown') {
    assert.equal(change.found?.why, 'left', at);
    assert.equal(change.found?.plan.length, change.plan.length - writes.length, at);
  }
  if (change.state === 'done') assert.equal(writes.length, change.plan.length, at);
  if (change.state !== 'draft') assertTold(bot, change, at);
  return change;
}

/** People go on: what waits is decided, what is not known is planned anew, and in the end all is done. */
async function goOn(bot: BotProcess, change: Change | undefined, at: string): Promise<void> {
  const { planning, desk, people, store, tick } = bot;
  if (!change) return story(bot);
  if (change.state === 'done') return;
  const by = { person: people.of('alice'), conversationId: aliceChat };
  const { id, plan } =
    change.state === 'unknown' ? await planning.draftAgain(by, change.id) : change;
  if (change.state !== 'waiting') await desk.request(id, by.person);
  await desk.decide(id, people.of('bob'), 'approve', '');
  await tick();
  const end = await store.changes.get(id);
  assert.equal(end?.state, 'done', `${at}: ${JSON.stringify(plan)}`);
}

/** Kills at a point, starts anew, and checks. */
export async function survives(
  place: KillPlace,
  { number, name }: { readonly number: number; readonly name: string },
): Promise<string> {
  const at = `killed at ${number}, ${name}`;
  assert.equal(await dieAt(place, number), undefined, at);
  const { store, bot, later } = await restarted(place);
  try {
    await later();
    const state = await assertEndsWell(bot, at);
    assert.deepEqual(bot.logged, [], at);
    return state;
  } finally {
    await store.close();
  }
}

/**
 * The story was cut short at a point, and the bot had time to look again: all is whole, and people go on.
 * @returns the state in which the change was found
 */
export async function assertEndsWell(bot: BotProcess, at: string): Promise<string> {
  const change = await assertWhole(bot, at);
  await goOn(bot, change, at);
  assert.deepEqual(
    [...writeNames(bot)].toSorted(),
    ['New-ActiveSyncDeviceAccessRule', 'Set-ActiveSyncOrganizationSettings'],
    at,
  );
  assert.ok(await bot.store.connectors.current(), at);
  return change?.state ?? 'none';
}
