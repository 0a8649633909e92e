import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore } from '../../../src/storage/postgres-store.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { type PostgresServer, startPostgres } from '../postgres.js';
import { tempFolder } from '../temp-folder.js';
import { bundled } from './bundle.js';
import { dieAt, type KillPlace, survives } from './restart.js';

const atOnce = 3;

/** A unit of work that is begun is undone by dying in it, wherever: one place in each is enough. */
const alike = /^together (changes[.]put|outbox[.]add|outbox[.]notePosted|pace[.]take)$/;

/** Kills at the points, some side by side; answers how often each state was found afterwards. */
async function killEverywhere(
  placeOf: (point: number) => Promise<KillPlace>,
  isChosen: (name: string, index: number) => boolean,
) {
  const all = (await dieAt(await placeOf(0), 0)) ?? [];
  const points = all.flatMap((name, index) =>
    isChosen(name, index) ? { name, number: index + 1 } : [],
  );
  const found = new Map<string, number>();
  const work = async (): Promise<void> => {
    for (let point = points.shift(); point; point = points.shift()) {
      const state = await survives(await placeOf(point.number), point);
      found.set(state, (found.get(state) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

/** @param isWhole whether every point is tried, and not one of those that are alike */
export function killContract(isWhole: boolean): void {
  const isChosen = (name: string): boolean => isWhole || !alike.test(name);
  const folder = tempFolder();
  let bundle = '';
  before(async () => {
    bundle = await bundled(new URL('killed-process.ts', import.meta.url), folder.path);
  });
  after(() => folder.remove());

  const folderOf = (name: string): string => {
    const path = join(folder.path, name);
    mkdirSync(path);
    return path;
  };

  it('is whole, told, and done in the end, on SQLite', async () => {
    const found = await killEverywhere(async (point) => {
      const own = folderOf(`sqlite-${point}`);
      const place = join(own, 'bot.sqlite');
      return { place, folder: own, bundle, open: () => openSqliteStore({ file: place }) };
    }, isChosen);
    // Each kind of end was met: otherwise the points would not be where they are thought to be.
    assert.deepEqual([...found.keys()].toSorted(), ['done', 'draft', 'none', 'unknown', 'waiting']);
  });

  describe('on PostgreSQL', () => {
    let server: PostgresServer;
    before(async () => {
      server = await startPostgres();
    });
    after(() => server.stop());

    it('is whole, told, and done in the end', async () => {
      const found = await killEverywhere(
        async (point) => {
          const place = await server.createDatabase();
          const open = () => openPostgresStore({ url: place, onError: () => {} });
          return { place, folder: folderOf(`postgres-${point}`), bundle, open };
        },
        (name, index) => isWhole || (isChosen(name) && index % 3 === 0),
      );
      for (const state of ['done', 'unknown']) assert.ok(found.has(state), state);
    });
  });
}
