import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import pg from 'pg';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { leastEnvironment } from '../support/environment.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { tempFolder } from '../support/temp-folder.js';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const unknown = '9999-of-another-year';
const row = `insert into kysely_migration (name, timestamp) values ('${unknown}', '2099-01-01')`;

/** The bot's own process: how it ends, and what it tells people. */
async function started(environment: { readonly [name: string]: string }) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', '--disable-warning=DEP0169', '--import', 'tsx', main],
    {
      env: { PATH: process.env['PATH'], ...leastEnvironment, PORT: '0', ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const told = text(child.stderr);
  const [code] = await once(child, 'exit');
  return { code, told: await told };
}

const refused = {
  code: 1,
  told: `The bot did not start. The database has the migration ${unknown}, which this version does not know. Upgrade.\n`,
};

describe('a bot before a database of a newer version', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(async () => {
    await server.stop();
    folder.remove();
  });

  it('does not start on SQLite, and says why in one line', async () => {
    const file = join(folder.path, 'bot.sqlite');
    await (await openSqliteStore({ file })).close();
    const raw = new Database(file);
    raw.exec(row);
    raw.close();
    assert.deepEqual(await started({ DATA_DIR: folder.path }), refused);
  });

  it('does not start on PostgreSQL, and says why in one line', async () => {
    const url = await server.createDatabase();
    await (await openPostgresStore({ url, onError: () => {} })).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(row);
    await client.end();
    assert.deepEqual(await started({ DATA_DIR: folder.path, DATABASE_URL: url }), refused);
  });
});
