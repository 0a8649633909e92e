import { rowsOf } from '../../checks/answered.js';
import { TenantFailure, type TenantFault } from '../../failure.js';
import type { Found } from '../diagnosis.js';
import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import { tryReach } from '../mends/machine.js';
import { type DoctorNeeds, settingsToAsk } from '../needs.js';

/** Who refuses has been reached: what it refuses, other looks name. */
const refusals: ReadonlySet<TenantFault> = new Set(['accessDenied', 'consent', 'notPermitted']);

async function reached(url: string, ask: () => Promise<unknown>): Promise<Found> {
  try {
    await ask();
    return well('reached');
  } catch (error) {
    // Without a token nobody was asked: the look at the sign-in says why.
    if (!(error instanceof TenantFailure) || error.service === 'authority') throw error;
    if (refusals.has(error.fault)) return well('reached');
    const { service, fault, said } = error;
    return failed('notReached', { service, fault, said: said ?? '' }, tryReach(url));
  }
}

export const graphLook = ({ intune, place, executing }: DoctorNeeds): Look => ({
  id: 'graph',
  settings: [...settingsToAsk(executing), 'GRAPH_URL'],
  look: () => reached(place.addresses.graph, () => intune.organization()),
});

export const exchangeLook = ({ exchange, place, executing }: DoctorNeeds): Look => ({
  id: 'exchange',
  settings: [...settingsToAsk(executing), 'EXCHANGE_URL', 'BACKEND'],
  look: () =>
    reached(place.addresses.exchange, () =>
      rowsOf(exchange.run({ cmdlet: 'Get-OrganizationConfig', parameters: {} })),
    ),
});
