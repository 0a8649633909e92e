import { racesContract } from '../support/races/races-contract.js';

describe('races for a change', () => racesContract(1000));
