import type { Incident } from '../../src/domain/watch/incident.js';
import { earlier, exampleNow, hour } from './voices.js';

/** A sync that is throttled, seen three times; whatever a spec wants otherwise. */
export const incident = (further: Partial<Incident> = {}): Incident => ({
  id: 'JKL234',
  fingerprint: 'sync exchange throttled',
  kind: 'syncFailed',
  severity: 'warning',
  evidence: {
    step: 'full',
    service: 'exchange',
    fault: 'throttled',
    said: 'Micro delay applied.',
    missing: [],
  },
  state: 'open',
  openedAt: earlier(2 * hour),
  lastAt: exampleNow,
  count: 3,
  toldAt: exampleNow,
  closedAt: undefined,
  flaps: 0,
  backAt: undefined,
  storm: undefined,
  wellSinceAt: undefined,
  acknowledged: undefined,
  muted: undefined,
  escalation: 0,
  suspects: [],
  version: 1,
  ...further,
});
