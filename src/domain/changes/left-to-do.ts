import type { ChangeStore } from '../ports/change-store.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { Change } from './change.js';
import type { Plan } from './plan.js';
import { planBack } from './plan-back.js';
import { planDevice, readLists } from './plan-device.js';
import { planSetup } from './plan-setup.js';
import { readToday } from './read-today.js';

export interface PlanSources {
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly changes: Pick<ChangeStore, 'get'>;
}

/**
 * What is still to be done for a change's wishes to hold: its plan while nothing was done, and nothing
 * once all of it was.
 * @throws TenantFailure
 */
export async function leftToDo(
  { wishes, device, restores }: Change,
  { exchange, changes }: PlanSources,
  options: AskOptions = {},
): Promise<Plan> {
  if (device) return planDevice(await readLists(exchange, device, options), device);
  if (wishes) return planSetup(await readToday(exchange, options), wishes);
  const restored = restores === undefined ? undefined : await changes.get(restores);
  return restored ? planBack(restored, await readToday(exchange, options)) : [];
}
