import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundled } from '../kill/bundle.js';
import { type PostgresServer, startPostgres } from '../postgres.js';
import { tempFolder } from '../temp-folder.js';
import { makeOlder, picture } from './older-database.js';

const run = promisify(execFile);

/** @param step every how manieth statement is one before which the process dies */
export function migrationContract(step: number): void {
  const folder = tempFolder();
  let bundle = '';
  before(async () => {
    bundle = await bundled(new URL('migrating-process.ts', import.meta.url), folder.path);
  });
  after(() => folder.remove());

  /** @returns how many statements there are; undefined when it was killed */
  const migrate = async (place: string, dieAt = 0): Promise<number | undefined> => {
    try {
      return Number((await run(process.execPath, [bundle, place, String(dieAt)])).stdout);
    } catch (error) {
      if ((error as { signal?: string }).signal === 'SIGKILL') return undefined;
      throw error;
    }
  };

  async function survives(place: string, dieAt: number, whole: readonly string[]): Promise<string> {
    const at = `killed before statement ${dieAt}`;
    await makeOlder(place);
    const older = await picture(place);
    assert.equal(await migrate(place, dieAt), undefined, at);
    const found = await picture(place);
    const isOlder = found.length === older.length;
    assert.deepEqual(found, isOlder ? older : whole, at);
    await migrate(place);
    assert.deepEqual(await picture(place), whole, at);
    return isOlder ? 'older' : 'whole';
  }

  async function everywhere(newPlace: () => Promise<string>): Promise<void> {
    const clean = await newPlace();
    await makeOlder(clean);
    const statements = (await migrate(clean)) ?? 0;
    assert.ok(statements > 15, `${statements} statements`);
    const whole = await picture(clean);
    const found = new Set<string>();
    for (let dieAt = 1; dieAt <= statements; dieAt += step) {
      found.add(await survives(await newPlace(), dieAt, whole));
    }
    assert.ok(found.has('older'));
  }

  it('is undone and made again, on SQLite', async () => {
    let count = 0;
    await everywhere(async () => {
      count += 1;
      return join(folder.path, `${count}.sqlite`);
    });
  });

  describe('on PostgreSQL', () => {
    let server: PostgresServer;
    before(async () => {
      server = await startPostgres();
    });
    after(() => server.stop());

    it('is undone and made again', async () => {
      await everywhere(() => server.createDatabase());
    });

    it('is made once when several begin it at the same moment, one of which dies', async () => {
      const clean = await server.createDatabase();
      await makeOlder(clean);
      await migrate(clean);
      const place = await server.createDatabase();
      await makeOlder(place);
      const ended = await Promise.all([migrate(place, 15), migrate(place), migrate(place)]);
      assert.equal(ended.filter((each) => each === undefined).length <= 1, true);
      assert.deepEqual(await picture(place), await picture(clean));
    });
  });
}
