import { type CmdletName, catalogue, type Row } from '../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../domain/cmdlets/cmdlet.js';
import { plainValue } from './plain-value.js';

/** A service's row with the catalogue's properties and no others. */
export function projectRow<N extends CmdletName>(
  cmdlet: N,
  sent: { readonly [property: string]: unknown },
): Row<N> {
  const { row }: Cmdlet = catalogue[cmdlet];
  const projected: Record<string, unknown> = {};
  for (const name of Object.keys(row)) {
    const property = row[name];
    if (property) projected[name] = plainValue(property.kind, sent[name]);
  }
  return projected as Row<N>;
}
