import { documented, optional, required } from './cmdlet.js';
import { identity, list, text, texts } from './kind.js';

/**
 * A mailbox's own lists of devices: an entry outweighs rules and the default. Not among the connector's 13.
 * Source: MicrosoftDocs/office-docs-powershell, Get-/Set-CASMailbox.
 */
export const casMailboxes = {
  'Get-CASMailbox': {
    name: 'Get-CASMailbox',
    effect: 'read',
    parameters: { Identity: required(identity) },
    row: {
      Guid: documented(text()),
      Identity: documented(text()),
      DisplayName: documented(text()),
      PrimarySmtpAddress: documented(text()),
      ActiveSyncAllowedDeviceIDs: documented(texts),
      ActiveSyncBlockedDeviceIDs: documented(texts),
    },
  },
  'Set-CASMailbox': {
    name: 'Set-CASMailbox',
    effect: 'write',
    parameters: {
      Identity: required(identity),
      ActiveSyncAllowedDeviceIDs: optional(list),
      ActiveSyncBlockedDeviceIDs: optional(list),
    },
    row: {},
  },
} as const;
