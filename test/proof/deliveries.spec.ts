import { deliveriesContract } from '../support/deliveries-contract.js';

describe('activities that are delivered more than once', function () {
  this.timeout(120_000);
  deliveriesContract(8);
});
