import { rowsOf } from '../checks/answered.js';
import { TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { SetupToday } from './plan.js';
import { outlookQuery } from './plan-setup.js';

/**
 * Reads all that a setup may overwrite.
 * @throws TenantFailure
 */
export async function readToday(
  exchange: Pick<ExchangeBackend, 'run'>,
  options: AskOptions = {},
): Promise<SetupToday> {
  const [[settings], rules, policies] = await Promise.all([
    rowsOf(exchange.run({ cmdlet: 'Get-ActiveSyncOrganizationSettings', parameters: {} }, options)),
    rowsOf(exchange.run({ cmdlet: 'Get-ActiveSyncDeviceAccessRule', parameters: {} }, options)),
    rowsOf(exchange.run({ cmdlet: 'Get-MobileDeviceMailboxPolicy', parameters: {} }, options)),
  ]);
  const level = settings?.DefaultAccessLevel;
  if (!settings || !level) {
    throw new TenantFailure('exchange', 'badData', { asked: 'Get-ActiveSyncOrganizationSettings' });
  }
  const outlook = rules.find(
    (rule) => rule.QueryString === outlookQuery && rule.Characteristic === 'DeviceModel',
  );
  return {
    defaultAccessLevel: level,
    adminMailRecipients: settings.AdminMailRecipients === null ? [] : listOf(settings),
    userMailInsert: settings.UserMailInsert ?? '',
    outlookRule: outlook?.AccessLevel ?? null,
    policies: policies.map((policy) => ({
      name: policy.Name ?? policy.Identity ?? '',
      isDefault: policy.IsDefault === true,
    })),
  };
}

const listOf = ({ AdminMailRecipients: list }: { AdminMailRecipients: unknown }) =>
  Array.isArray(list) ? list.map(String) : [];
