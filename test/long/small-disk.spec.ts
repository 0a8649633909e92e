import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SmallDisk, smallDisk } from '../support/adversity/small-disk.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const cannot = /cannot use its database/;

describe('a disk that is full, and a folder that becomes read-only, under the whole bot', function () {
  this.timeout(300_000);
  let disk: SmallDisk;
  let walk: Walk;
  let story: SetupStory;
  before(async function () {
    if (process.getuid?.() !== 0) return this.skip();
    disk = smallDisk(4);
    walk = await startWalk({ DATA_DIR: disk.path });
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'grace']) await walk.open(person);
  });
  after(async () => {
    await walk?.stop();
    disk?.remove();
  });

  const readyz = async (): Promise<number> => (await fetch(`${walk.botUrl}/readyz`)).status;

  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + 120_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`never: ${what}`);
      await sleep(100);
    }
  }

  it('is told, leaves nothing half done, and is over when there is room', async () => {
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    disk.fill();
    const press = () => walk.press('bob', card, 'approve.press', { change: id });
    await until('full', async () => cannot.test(JSON.stringify(await press())));
    assert.match(shownIn(await walk.say('grace', 'whoami')), /grace@contoso.com/);
    assert.equal(await readyz(), 503);
    assert.deepEqual(story.writes(), []);
    disk.empty();
    await press();
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    await until('ready', async () => (await readyz()) === 200);
    assert.equal(story.writes().length, 2);
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /is whole/);
  });

  it('keeps no checkpoint from being given later, nor the bot from working', async () => {
    const folder = join(disk.path, 'audit');
    const file = join(folder, 'checkpoints.jsonl');
    const lines = (): readonly string[] =>
      existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    await until('a checkpoint', () => lines().length > 0);
    const before = lines().length;
    disk.freeze(folder);
    const draft = await walk.say('alice', 'disconnect');
    const change = story.idIn(draft);
    await walk.press('alice', draft, 'change.request', { change });
    const waiting = await story.until('bob', approvals, new RegExp(`Waiting[\\s\\S]*${change}`));
    await until('a failure', () => walk.log.some((line) => /EROFS/.test(line)));
    await walk.press('bob', waiting, 'approve.press', { change });
    await story.until('bob', approvals, new RegExp(`Done[\\s\\S]*${change}`));
    assert.equal(lines().length, before);
    disk.thaw(folder);
    await until('the checkpoint', () => lines().length > before);
    for (const line of lines()) JSON.parse(line);
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /is whole, and agrees/);
  });
});
