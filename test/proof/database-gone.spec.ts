import { databaseGoneContract } from '../support/adversity/database-gone-contract.js';

describe('a PostgreSQL that is away for a while, under the whole bot', function () {
  this.timeout(120_000);
  databaseGoneContract(1500);
});
