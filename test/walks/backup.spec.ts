import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { approvals, SetupStory } from '../support/setup-story.js';
import { tempFolder } from '../support/temp-folder.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist', 'main.js');
const verifyArchive = join(root, 'scripts', 'verify-archive.mjs');

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** A program of the documentation, as `npm run` starts it. */
const run = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr });
    });
  });

describe('a backup, restored into an empty machine', function () {
  this.timeout(120_000);
  const folder = tempFolder();
  let walk: Walk;
  let story: SetupStory;
  let id: string;

  const at = (...names: readonly string[]): string => join(folder.path, ...names);
  const npmRun = (args: readonly string[], others: { [name: string]: string } = {}) =>
    run([main, ...args], { PATH: process.env['PATH'], ...walk.environment, ...others });
  const writes = (): readonly string[] => story.writes().map(({ cmdlet }) => cmdlet);

  before(async () => {
    walk = await startWalk();
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'grace']) await walk.open(person);
    ({ id } = await story.requested());
    // What a bot that ends has signed is in the backup.
    await walk.restart(0);
    const card = await story.until('bob', approvals, /Waiting for approval/);
    // So slow that the backup is made in the middle of the run.
    walk.fault('exchange', { mode: 'slow', ms: 2500 });
    await walk.press('bob', card, 'approve.press', { change: id });
    const end = Date.now() + 30_000;
    while (writes().length === 0 && Date.now() < end) await sleep(20);
  });
  after(async () => {
    await walk.stop();
    folder.remove();
  });

  it('is made while the bot runs and writes', async () => {
    const made = await npmRun(['backup', at('backup')]);
    assert.match(made.said, /The backup is in .*backup\. Keep it where only you can read it/);
    assert.equal(made.code, 0);
    assert.deepEqual(readdirSync(at('backup')).toSorted(), [
      'backup.json',
      'bot.sqlite',
      'checkpoints.jsonl',
      'key.pem',
    ]);
    if (process.platform !== 'win32') assert.equal(statSync(at('backup')).mode & 0o077, 0);
    walk.fault('exchange');
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
  });

  it('is not made into a folder that has something in it', async () => {
    const again = await npmRun(['backup', at('backup')]);
    assert.equal(again.code, 1);
    assert.match(again.said, /is not empty\.\n$/);
  });

  it('is put back where nothing is, and its audit is whole', async () => {
    await walk.end(0);
    const DATA_DIR = at('elsewhere');
    const put = await npmRun(['restore', at('backup')], { DATA_DIR });
    assert.equal(put.code, 0, put.said);
    assert.match(put.said, /is put back; the audit is whole: \d+ entries, \d+ checkpoints agree/);
    const again = await npmRun(['restore', at('backup')], { DATA_DIR });
    assert.equal(again.code, 1);
    assert.match(again.said, /bot\.sqlite is there already\.\n$/);
  });

  it('never runs again what was running in it: the tenant is read', async () => {
    await walk.restart(0, { DATA_DIR: at('elsewhere') });
    const end = Date.now() + 30_000;
    let shown = '';
    while (!/Done, and|is not known/.test(shown) && Date.now() < end) {
      shown = shownIn(await walk.say('alice', `change ${id}`));
    }
    assert.match(shown, /Done, and checked afterwards/);
    assert.deepEqual(writes(), [
      'New-ActiveSyncDeviceAccessRule',
      'Set-ActiveSyncOrganizationSettings',
    ]);
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /is whole/);
    await walk.end(0);
  });

  it('that is older than a checkpoint which outlived the machine is told as such', async () => {
    const DATA_DIR = at('third');
    const AUDIT_CHECKPOINTS = join(
      walk.environment['DATA_DIR'] ?? '',
      'audit',
      'checkpoints.jsonl',
    );
    const put = await npmRun(['restore', at('backup')], { DATA_DIR, AUDIT_CHECKPOINTS });
    assert.equal(put.code, 0, put.said);
    assert.match(
      put.said,
      /is older than the newest checkpoint: entries \d+ to \d+ of the audit are lost/,
    );
    assert.match(put.said, /put aside: .*checkpoints\.jsonl\.\S+/);
    const archived = await npmRun(['archive', '0'], { DATA_DIR, AUDIT_CHECKPOINTS });
    assert.match(archived.said, /^Entries 1 to \d+: audit-000000001-/);
    const copied = await npmRun(['audit-copy', at('copy')], { DATA_DIR, AUDIT_CHECKPOINTS });
    const files = readdirSync(join(DATA_DIR, 'archive')).map((name) =>
      join(DATA_DIR, 'archive', name),
    );
    const verified = await run(
      [verifyArchive, ...files, copied.said.trim(), AUDIT_CHECKPOINTS],
      {},
    );
    assert.equal(verified.code, 0, verified.said);
    assert.match(verified.said, /^The audit is whole: \d+ entries in 2 files/);
  });

  it('that was altered is not put back', async () => {
    appendFileSync(at('backup', 'bot.sqlite'), 'x');
    const DATA_DIR = at('fourth');
    const put = await npmRun(['restore', at('backup')], { DATA_DIR });
    assert.equal(put.code, 1);
    assert.match(put.said, /bot\.sqlite in .* is not as it was when it was backed up\.\n$/);
    assert.ok(!existsSync(DATA_DIR));
  });
});
