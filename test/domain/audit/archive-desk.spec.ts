import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'libsql';
import { ArchiveDesk } from '../../../src/domain/audit/archive-desk.js';
import { AuditDesk } from '../../../src/domain/audit/audit-desk.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { ArchiveFolder } from '../../../src/storage/archive-folder.js';
import { CheckpointFile } from '../../../src/storage/checkpoint-file.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { type TempFolder, tempFolder } from '../../support/temp-folder.js';

const script = fileURLToPath(new URL('../../../scripts/verify-archive.mjs', import.meta.url));
const dying = fileURLToPath(new URL('../../support/kill/archive-process.ts', import.meta.url));
const dayMs = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-01-01T00:00:00Z');
const day = (n: number): Date => new Date(start + n * dayMs);

const leases = {
  during: async (_: string, work: (signal: AbortSignal) => Promise<void>) => {
    await work(new AbortController().signal);
    return true;
  },
};

describe('the archive of the audit', () => {
  let folder: TempFolder;
  let store: Store;
  let checkpoints: CheckpointFile;
  let audit: AuditDesk;
  let desk: ArchiveDesk;
  let now = 0;

  const path = (...names: readonly string[]): string => join(folder.path, ...names);
  const deskOn = (where: string): ArchiveDesk =>
    new ArchiveDesk({
      ...{ store, checkpoints, leases },
      clock: () => day(now),
      archive: new ArchiveFolder(path(where)),
      verify: () => audit.verify(),
    });
  const add = async (): Promise<void> => {
    const person = { objectId: 'a', name: 'Alice' };
    const event = {
      at: day(now),
      what: 'sync.cancelled',
      changeId: undefined,
      detail: {},
    } as const;
    await store.together(({ audit: entries }) => entries.append({ ...event, person }));
    await audit.checkpoint();
  };
  const files = (): readonly string[] =>
    readdirSync(path('archive')).map((name) => path('archive', name));
  /** A reader who has the files alone: the archive, a copy of the rest, and the checkpoints. */
  const read = async () => {
    rmSync(path('copy'), { recursive: true, force: true });
    const rest = await deskOn('copy').copy();
    const copy = rest ? [path('copy', rest.file)] : [];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [script, ...files(), ...copy, path('checkpoints.jsonl')],
      { encoding: 'utf8' },
    );
    return { status, said: stdout + stderr };
  };
  const numbers = async () =>
    (await store.audit.from(0, 100)).map(({ entry: { number, what } }) => [number, what]);

  const open = async (): Promise<void> => {
    store = await openSqliteStore({ file: path('bot.sqlite') });
    checkpoints = new CheckpointFile({ file: path('checkpoints.jsonl'), keyFile: path('key.pem') });
    audit = new AuditDesk({ store, checkpoints, clock: () => day(now), newSecret: () => 's' });
    desk = deskOn('archive');
  };

  beforeEach(async () => {
    folder = tempFolder();
    await open();
    for (now = 0; now < 6; now += 1) await add();
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it('takes what is old enough, tells where it is, and leaves a chain that holds', async () => {
    const [moved] = await desk.archive(day(3));
    assert.deepEqual([moved?.first, moved?.last], [1, 3]);
    const left = [4, 5, 6].map((number) => [number, 'sync.cancelled']);
    assert.deepEqual(await numbers(), [...left, [7, 'audit.archived']]);
    assert.deepEqual(await audit.verify(), {
      archived: 3,
      entries: 7,
      checkpoints: 6,
      fault: undefined,
    });
    await audit.checkpoint();
    assert.deepEqual(await read(), {
      status: 0,
      said: 'The audit is whole: 7 entries in 2 files, 7 checkpoints agree.\n',
    });
  });

  it('goes on from archive to archive, and keeps the newest entry whatever its age', async () => {
    await desk.archive(day(2));
    await desk.archive(day(100));
    assert.deepEqual(await numbers(), [
      [7, 'audit.archived'],
      [8, 'audit.archived'],
    ]);
    await audit.checkpoint();
    assert.equal((await audit.verify()).fault, undefined);
    assert.match((await read()).said, /whole: 8 entries in 3 files/);
    assert.deepEqual((await desk.archive(day(0))).length, 0);
  });

  it('loses and doubles nothing when the process is killed between the file and the database', async function () {
    this.timeout(30_000);
    await store.close();
    const killed = spawnSync(
      process.execPath,
      ['--import', 'tsx', dying, folder.path, day(3).toISOString()],
      { encoding: 'utf8' },
    );
    assert.equal(killed.signal, 'SIGKILL', killed.stderr);
    assert.equal(files().length, 1);
    await open();
    assert.equal((await numbers()).length, 6);
    assert.equal((await audit.verify()).fault, undefined);
    await add();
    const moved = await desk.archive(day(5));
    assert.deepEqual(
      moved.map(({ first, last }) => [first, last]),
      [
        [1, 3],
        [4, 5],
      ],
    );
    assert.equal(files().length, 2);
    assert.match((await read()).said, /^The audit is whole: 9 entries in 3 files/);
  });

  it('does not make an audit look sound that is not', async () => {
    await store.close();
    const raw = new Database(path('bot.sqlite'));
    raw.exec("update audit set body = replace(body, 'Alice', 'Mallory') where number = 2");
    raw.close();
    await open();
    await assert.rejects(desk.archive(day(3)), /altered at entry 2/);
    assert.equal((await numbers()).length, 6);
  });

  it('is not taken for one when somebody takes the beginning out and writes that it was archived', async () => {
    const [third] = await store.audit.from(3, 1);
    await store.together(async ({ audit: entries }) => {
      await entries.removeUpTo(3);
      const detail = {
        first: '1',
        last: '3',
        hash: third?.entry.hash ?? '',
        file: 'x',
        sha256: 'x',
      };
      const signature = Buffer.alloc(64).toString('base64');
      await entries.append({
        ...{ at: day(now), what: 'audit.archived', person: undefined, changeId: undefined },
        detail: { ...detail, signature },
      });
    });
    assert.deepEqual((await audit.verify()).fault, { number: 1, fault: 'missing' });
  });

  describe('that was tampered with', () => {
    const alter = (change: (lines: string[]) => readonly string[]): void => {
      const [file = ''] = files();
      const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
      writeFileSync(file, gzipSync(`${change(lines).join('\n')}\n`));
    };
    beforeEach(async () => {
      await desk.archive(day(3));
      await audit.checkpoint();
      assert.equal((await read()).status, 0);
    });

    const cases: readonly [string, () => void, RegExp][] = [
      [
        'in its words',
        () => alter((l) => l.map((x) => x.replace('Alice', 'Bob'))),
        /What entry 1 says/,
      ],
      ['by a line that is gone', () => alter((l) => l.toSpliced(2, 1)), /broken at entry 3/],
      [
        'by another order',
        () => alter(([h = '', a = '', b = '', ...l]) => [h, b, a, ...l]),
        /broken at/,
      ],
      ['by a packing of its own', () => alter((l) => [...l, '']), /not as it was when/],
      [
        'by an end that is cut off',
        () => writeFileSync(files()[0] ?? '', readFileSync(files()[0] ?? '').subarray(0, 200)),
        /cannot be read to its end/,
      ],
      [
        'by its absence',
        () => writeFileSync(files()[0] ?? '', gzipSync('')),
        /does not follow entry 0/,
      ],
    ];
    for (const [how, tamper, said] of cases) {
      it(`${how} is found`, async () => {
        tamper();
        const found = await read();
        assert.equal(found.status, 1);
        assert.match(found.said, said);
      });
    }

    it('at the end of what is left is found by a checkpoint', async () => {
      await checkpoints.add({ number: 9, hash: 'f'.repeat(64), at: day(9) });
      assert.match((await read()).said, /The end is cut off: a checkpoint tells of entry 9/);
    });
  });
});
