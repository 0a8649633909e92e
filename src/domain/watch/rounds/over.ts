import type { IncidentKind } from '../incident.js';
import { mostLooked, type RoundsOptions } from './round.js';

/** Ends the incidents of a kind, but those of what still goes on. */
export async function over(
  { store, watch }: Pick<RoundsOptions, 'store' | 'watch'>,
  kind: IncidentKind,
  stillOn: ReadonlySet<string>,
): Promise<void> {
  for (const incident of await store.incidents.open(mostLooked)) {
    if (incident.kind !== kind || stillOn.has(incident.evidence.step)) continue;
    await watch.well(incident.fingerprint);
  }
}
