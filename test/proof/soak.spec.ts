import { sqliteRows } from '../support/soak/row-counts.js';
import { soakContract } from '../support/soak/soak-contract.js';

describe('a few days of everything at once', function () {
  this.timeout(120_000);
  soakContract(
    {
      environment: () => ({}),
      rows: async (folder) => sqliteRows(`${folder}/bot.sqlite`),
      connections: 0,
    },
    { parts: 2, days: 2, partMs: 0 },
  );
});
