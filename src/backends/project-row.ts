import { type CmdletName, catalogue, type Row } from '../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../domain/cmdlets/cmdlet.js';
import { plainValue } from './plain-value.js';

/** A service's row with the catalogue's properties and no others. */
export function projectRow<N extends CmdletName>(
  cmdlet: N,
  sent: { readonly [property: string]: unknown },
): Row<N> {
  const { row }: Cmdlet = catalogue[cmdlet];
  const projected: { [property: string]: unknown } = {};
  // `Object.fromEntries` takes three times as long, and every device of a synchronisation comes by here.
  for (const [name, { kind }] of Object.entries(row)) {
    projected[name] = plainValue(kind, Object.hasOwn(sent, name) ? sent[name] : undefined);
  }
  return projected as Row<N>;
}
