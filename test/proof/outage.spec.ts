import { outageContract } from '../support/adversity/outage-contract.js';

describe('a change whose database fails at every point of it, and works again', function () {
  this.timeout(120_000);
  outageContract({ sqlite: 7, postgres: 15 });
});
