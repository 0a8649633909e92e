import type { ExchangeBackend } from '../domain/ports/exchange-backend.js';

type BackendName = ReturnType<ExchangeBackend['describe']>['name'];

/** What runs the cmdlets, as people write it, in either language. */
export const backendNames: { readonly [N in BackendName]: string } = {
  rest: 'REST',
  powershell: 'PowerShell',
};
