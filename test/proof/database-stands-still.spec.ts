import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { StoreFailure } from '../../src/domain/failure.js';
import type { Store } from '../../src/domain/ports/store.js';
import { LibsqlDialect } from '../../src/storage/libsql-dialect.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { openSqlStore } from '../../src/storage/sql-store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { networkBefore } from '../support/adversity/network.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { tempFolder } from '../support/temp-folder.js';

const holder = fileURLToPath(new URL('../support/adversity/hold-turn.ts', import.meta.url));

const mayPass = (error: unknown): boolean => error instanceof StoreFailure && error.mayPass;

describe('a database that stands still', () => {
  describe('on PostgreSQL', function () {
    this.timeout(60_000);
    let server: PostgresServer;
    before(async () => {
      server = await startPostgres();
    });
    after(() => server.stop());

    it('keeps nobody waiting for ever, and leaves nothing half done when it goes on', async () => {
      const network = await networkBefore(await server.createDatabase());
      const options = { url: network.url, onError: () => {}, answerMs: 500 };
      const store = await openPostgresStore(options);
      const languageOf = async (name: string) => (await store.preferences.of(name)).language;
      await store.ping();
      const cutOff = store.together(async (areas) => {
        await areas.preferences.put('half', { language: 'en' });
        network.stall();
        await areas.preferences.put('other half', { language: 'en' });
      });
      await assert.rejects(cutOff, mayPass);
      await assert.rejects(store.ping(), mayPass);
      await assert.rejects(store.preferences.put('alone', { language: 'en' }), mayPass);
      network.heal();
      // Whatever connection is used, none is in the middle of what was given up.
      for (let n = 0; n < 12; n += 1) {
        await store.together((areas) => areas.preferences.put(`whole ${n}`, { language: 'en' }));
      }
      assert.equal(await languageOf('half'), undefined);
      assert.equal(await languageOf('other half'), undefined);
      assert.equal(await languageOf('whole 11'), 'en');
      await store.close();
      await network.close();
    });

    it('does not stand still because of a process that does, in the middle of its work', async () => {
      const url = await server.createDatabase();
      const child = spawn(process.execPath, ['--import', 'tsx', holder, url], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const heard = async (): Promise<string> => String((await once(child.stdout, 'data'))[0]);
      assert.equal(await heard(), 'held\n');
      child.kill('SIGSTOP');
      const store = await openPostgresStore({ url, onError: () => {} });
      const at = new Date();
      const [person, changeId] = [undefined, undefined];
      await store.together(({ audit }) =>
        audit.append({ at, what: 'sync.cancelled', person, changeId, detail: { by: 'us' } }),
      );
      const ended = heard();
      child.kill('SIGCONT');
      child.stdin.end();
      assert.equal(await ended, 'undone\n');
      assert.deepEqual(
        (await store.audit.latest(10)).map(({ detail }) => detail),
        [{ by: 'us' }],
      );
      await store.close();
    });
  });

  describe('on SQLite', () => {
    const folder = tempFolder();
    after(() => folder.remove());

    it('lets the process go on while another program has the file locked', async () => {
      const file = join(folder.path, 'locked.sqlite');
      const store = await openSqliteStore({ file });
      const other = new Database(file);
      other.exec('begin immediate');
      const order: string[] = [];
      const written = store.preferences
        .put('anybody', { language: 'en' })
        .then(() => order.push('written'));
      await sleep(100);
      order.push('something else');
      other.exec('rollback');
      await written;
      assert.deepEqual(order, ['something else', 'written']);
      other.close();
      await store.close();
    });

    const openOver = (raw: Database.Database): Promise<Store> =>
      openSqlStore({
        kind: 'sqlite',
        dialect: new LibsqlDialect(raw, 20),
        versionQuery: 'select sqlite_version() as version',
        place: 'a file',
      });

    it('works as before after it was locked for longer than anybody waits', async () => {
      const file = join(folder.path, 'long.sqlite');
      const store = await openOver(new Database(file));
      const other = new Database(file);
      other.exec('begin immediate');
      const put = () => store.preferences.put('anybody', { language: 'en' });
      await assert.rejects(put(), mayPass);
      await assert.rejects(
        store.together(() => put()),
        mayPass,
      );
      await assert.rejects(store.ping(), mayPass, 'not ready while nothing can be written');
      other.exec('rollback');
      await store.together((areas) => areas.preferences.put('somebody', { language: 'en' }));
      await store.ping();
      other.close();
      await store.close();
    });

    it('is ready again as soon as something could be written to a disk that was full', async () => {
      const raw = new Database(join(folder.path, 'full.sqlite'));
      const store = await openOver(raw);
      raw.exec('pragma max_page_count = 1');
      const long = { topics: ['failures' as const], severity: 'info' as const };
      const put = () => store.subscriptions.put({ conversationId: 'x'.repeat(20_000), ...long });
      await assert.rejects(put(), mayPass);
      await assert.rejects(store.ping(), mayPass);
      raw.exec('pragma max_page_count = 1000000');
      await put();
      await store.ping();
      await store.close();
    });
  });
});
