import { databaseGoneContract } from '../support/adversity/database-gone-contract.js';

describe('a PostgreSQL that is away for half a minute, under the whole bot', function () {
  this.timeout(300_000);
  databaseGoneContract(30_000);
});
