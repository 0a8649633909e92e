import { startPostgres } from '../support/postgres.js';
import { postgresRows, sqliteRows } from '../support/soak/row-counts.js';
import { soakContract } from '../support/soak/soak-contract.js';

/** Five minutes on each database, and what it takes to come to rest. */
const length = { parts: 3, days: 3, partMs: 90_000 };

describe('five minutes of everything at once', function () {
  this.timeout(900_000);

  describe('on SQLite', () => {
    soakContract(
      {
        environment: () => ({}),
        rows: async (folder) => sqliteRows(`${folder}/bot.sqlite`),
        connections: 0,
      },
      length,
    );
  });

  describe('on PostgreSQL', () => {
    let server: Awaited<ReturnType<typeof startPostgres>>;
    let url = '';
    before(async () => {
      server = await startPostgres();
      url = await server.createDatabase();
    });
    after(() => server.stop());

    // Its own hooks end before the server does.
    describe('of its own', () => {
      const place = {
        environment: () => ({ DATABASE_URL: url }),
        rows: () => postgresRows(url),
        // The pools of the Store and of pg-boss.
        connections: 14,
      };
      soakContract(place, length);
    });
  });
});
