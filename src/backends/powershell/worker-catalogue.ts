import { catalogue } from '../../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../../domain/cmdlets/cmdlet.js';

/** The catalogue as a worker gets it, once, before its first job: the worker's own fence. */
export function workerCatalogue(): { readonly [cmdlet: string]: object } {
  const cmdlets: readonly Cmdlet[] = Object.values(catalogue);
  return Object.fromEntries(
    cmdlets.map(({ name, effect, parameters, row }) => {
      const kinds = Object.entries(parameters).map(([key, { kind }]) => [key, kind.name]);
      return [name, { effect, parameters: Object.fromEntries(kinds), row: Object.keys(row) }];
    }),
  );
}
