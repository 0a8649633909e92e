import { evaluateAll } from '../access.js';
import { invalidValue, objectNotFound } from './exchange-error.js';
import { type Handler, type Input, nothing, outputOf } from './handler.js';
import { changedList, isTrue, oneOf, textOf } from './input.js';
import { withNoise } from './noise.js';

const name = 'Mobile Mailbox Settings';
const levels = ['Allow', 'Block', 'Quarantine'] as const;

function checkIdentity(input: Input): void {
  const identity = textOf(input, 'Identity');
  if (identity !== undefined && identity.toLowerCase() !== name.toLowerCase()) {
    throw objectNotFound(identity);
  }
}

function insertOf(input: Input, parameter: string, before: string): string {
  if (!Object.hasOwn(input, parameter)) return before;
  const value = textOf(input, parameter) ?? '';
  if (value.length > 256) {
    throw invalidValue(
      `The value of property '${parameter}' exceeds the maximum length of 256 characters.`,
    );
  }
  return value;
}

const get: Handler = (input, { state: { organizationSettings: settings } }) => {
  checkIdentity(input);
  return outputOf([settings], () =>
    withNoise(
      'ActiveSyncOrganizationSettings',
      {
        Identity: name,
        Name: name,
        DefaultAccessLevel: settings.defaultAccessLevel,
        'DefaultAccessLevel@data.type': 'Microsoft.Exchange.Data.Directory.DeviceAccessLevel',
        UserMailInsert: settings.userMailInsert,
        OtaNotificationMailInsert: settings.otaNotificationMailInsert,
        AdminMailRecipients: settings.adminMailRecipients,
        AllowAccessForUnSupportedPlatform: false,
        AllowRMSSupportForUnenlightenedApps: settings.allowRmsSupport,
        EnableMobileMailboxPolicyWhenCAInplace: false,
        TenantAdminPreference: 'None',
        DeviceFiltering: null,
        IsIntuneManaged: false,
        HasAzurePremiumSubscription: true,
      },
      settings.changedAt,
    ),
  );
};

/** Exchange's own words for a change that changes nothing. */
const unchanged = {
  ...nothing,
  warnings: [`The command completed successfully but no settings of '${name}' have been modified.`],
};

const set: Handler = (input, { state, now }) => {
  checkIdentity(input);
  const { organizationSettings: settings } = state;
  const before = JSON.stringify({ ...settings, changedAt: undefined });
  const level = oneOf(input, 'DefaultAccessLevel', levels);
  const userMailInsert = insertOf(input, 'UserMailInsert', settings.userMailInsert);
  const otaInsert = insertOf(
    input,
    'OtaNotificationMailInsert',
    settings.otaNotificationMailInsert,
  );
  settings.userMailInsert = userMailInsert;
  settings.otaNotificationMailInsert = otaInsert;
  if (Object.hasOwn(input, 'AdminMailRecipients')) {
    settings.adminMailRecipients = changedList(
      settings.adminMailRecipients,
      input['AdminMailRecipients'],
    );
  }
  if (Object.hasOwn(input, 'AllowRMSSupportForUnenlightenedApps')) {
    settings.allowRmsSupport = isTrue(input, 'AllowRMSSupportForUnenlightenedApps');
  }
  if (level) settings.defaultAccessLevel = level;
  if (JSON.stringify({ ...settings, changedAt: undefined }) === before) return unchanged;
  settings.changedAt = now;
  if (level) evaluateAll(state, now);
  return nothing;
};

export const organizationSettingsHandlers = {
  'Get-ActiveSyncOrganizationSettings': get,
  'Set-ActiveSyncOrganizationSettings': set,
} as const;
