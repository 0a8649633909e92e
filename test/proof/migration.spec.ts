import { migrationContract } from '../support/adversity/migration-contract.js';

describe('a migration whose process is killed in the middle of it', function () {
  this.timeout(120_000);
  migrationContract(11);
});
