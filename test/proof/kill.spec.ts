import { killContract } from '../support/kill/kill-contract.js';

describe('a change whose process is killed at every point of it', function () {
  this.timeout(120_000);
  killContract(false);
});
