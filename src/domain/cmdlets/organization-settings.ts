import { assumed, documented, optional } from './cmdlet.js';
import { boolean, date, identity, list, oneOf, text, texts } from './kind.js';

const accessLevel = oneOf('Allow', 'Block', 'Quarantine');

/**
 * The organization's ActiveSync settings. Their one object is called `Mobile Mailbox Settings`.
 * Reserved or undocumented parameters (AllowAccessForUnSupportedPlatform, TenantAdminPreference,
 * EnableMobileMailboxPolicyWhenCAInplace) are left out on purpose.
 * Source: MicrosoftDocs/office-docs-powershell, Get-/Set-ActiveSyncOrganizationSettings.
 */
export const organizationSettings = {
  'Get-ActiveSyncOrganizationSettings': {
    name: 'Get-ActiveSyncOrganizationSettings',
    effect: 'read',
    parameters: { Identity: optional(identity) },
    row: {
      Identity: documented(text()),
      DefaultAccessLevel: documented(accessLevel),
      UserMailInsert: documented(text()),
      OtaNotificationMailInsert: documented(text()),
      AdminMailRecipients: documented(texts),
      AllowRMSSupportForUnenlightenedApps: documented(boolean),
      /** The one trace in Exchange of Intune or Conditional Access owning ActiveSync. */
      IsIntuneManaged: documented(boolean),
      HasAzurePremiumSubscription: documented(boolean),
      WhenChangedUTC: assumed(date),
    },
  },
  'Set-ActiveSyncOrganizationSettings': {
    name: 'Set-ActiveSyncOrganizationSettings',
    effect: 'write',
    parameters: {
      Identity: optional(identity),
      DefaultAccessLevel: optional(accessLevel),
      AdminMailRecipients: optional(list),
      UserMailInsert: optional(text(256)),
      OtaNotificationMailInsert: optional(text(256)),
      AllowRMSSupportForUnenlightenedApps: optional(boolean),
    },
    row: {},
  },
} as const;
