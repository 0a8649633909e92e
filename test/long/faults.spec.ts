import { faultsContract } from '../support/faults-contract.js';

describe('faults of Exchange and Teams, applied and then unanswered', function () {
  this.timeout(900_000);
  faultsContract(5000);
});
