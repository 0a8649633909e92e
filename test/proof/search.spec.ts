import { searchContract } from '../support/search-contract.js';

describe('a search over people, roles, states and actions', function () {
  this.timeout(180_000);
  searchContract(150);
});
