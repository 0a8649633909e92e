import type { Row } from '../cmdlets/catalogue.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import { outlookQuery } from './kinds/setup.js';
import type { AccessLevel, SetupToday, SetupWishes } from './plan.js';

/** Whom a change would reach, counted at a moment: it is shown with it, and not part of the promise. */
export interface Effect {
  /** Devices whose access would change, and the people who have them. */
  readonly devices: number;
  readonly people: number;
  /** Devices with an exemption of their own: they stay as they are. */
  readonly exempt: number;
  /** Devices that Exchange does not decide on, such as Outlook under Conditional Access. */
  readonly external: number;
  readonly total: number;
  readonly countedAt: Date;
}

const stateOf: { readonly [L in AccessLevel]: string } = {
  Allow: 'Allowed',
  Block: 'Blocked',
  Quarantine: 'Quarantined',
};

/**
 * Counts devices by their state and its reason, as Exchange gives both.
 * @throws TenantFailure
 */
export async function effectOfSetup(
  exchange: Pick<ExchangeBackend, 'run'>,
  today: SetupToday,
  wishes: SetupWishes,
  clock: () => Date,
  options: AskOptions = {},
): Promise<Effect> {
  const people = new Set<string>();
  let [devices, exempt, external, total] = [0, 0, 0, 0];
  const makesRule = wishes.allowOutlook === true && today.outlookRule !== 'Allow';
  const level = wishes.defaultAccessLevel ?? today.defaultAccessLevel;
  const call = { cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' } } as const;
  const count = (device: Row<'Get-MobileDevice'>): void => {
    total += 1;
    const { DeviceAccessState: state, DeviceAccessStateReason: reason } = device;
    if (reason === 'Individual') exempt += 1;
    else if (reason === 'ExternallyManaged') external += 1;
    else {
      const isOutlook = makesRule && device.DeviceModel === outlookQuery;
      const after = isOutlook ? 'Allowed' : stateOf[level];
      const isReached = isOutlook || reason === 'Global';
      if (!isReached || state === after) return;
      devices += 1;
      people.add((device.Identity ?? '').split('\\')[0] ?? '');
    }
  };
  for await (const page of exchange.run(call, options)) page.forEach(count);
  return { devices, people: people.size, exempt, external, total, countedAt: clock() };
}
