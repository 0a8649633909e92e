import { faultsContract } from '../support/faults-contract.js';

describe('faults of Exchange and Teams, applied and then unanswered', function () {
  this.timeout(120_000);
  faultsContract(1200);
});
