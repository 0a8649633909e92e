import { searchContract } from '../support/search-contract.js';

describe('a search over people, roles, states and actions', function () {
  this.timeout(3_600_000);
  searchContract(3000);
});
