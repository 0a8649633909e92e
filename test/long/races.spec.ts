import { racesContract } from '../support/races-contract.js';

describe('races for a change', () => racesContract(1000));
