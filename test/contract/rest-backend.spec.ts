import { restBackend } from '../support/rest-backend.js';
import { exchangeBackendContract } from './exchange-backend-contract.js';

exchangeBackendContract('REST', restBackend);
