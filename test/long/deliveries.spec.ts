import { deliveriesContract } from '../support/deliveries-contract.js';

describe('activities that are delivered more than once', function () {
  this.timeout(900_000);
  deliveriesContract(60);
});
