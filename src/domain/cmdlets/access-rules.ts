import { documented, optional, required } from './cmdlet.js';
import { identity, oneOf, text } from './kind.js';

const accessLevel = oneOf('Allow', 'Block', 'Quarantine');
const characteristic = oneOf('DeviceModel', 'DeviceType', 'DeviceOS', 'UserAgent', 'XMSWLHeader');

/**
 * Device access rules. Exchange names a rule itself, `<QueryString> (<Characteristic>)`; the query is
 * exact, without wildcards; a rule's query and characteristic cannot be changed once it exists.
 * Source: MicrosoftDocs/office-docs-powershell, *-ActiveSyncDeviceAccessRule; Microsoft365DSC for the name.
 */
export const accessRules = {
  'Get-ActiveSyncDeviceAccessRule': {
    name: 'Get-ActiveSyncDeviceAccessRule',
    effect: 'read',
    parameters: { Identity: optional(identity) },
    row: {
      Identity: documented(text()),
      Name: documented(text()),
      QueryString: documented(text()),
      Characteristic: documented(characteristic),
      AccessLevel: documented(accessLevel),
    },
  },
  'New-ActiveSyncDeviceAccessRule': {
    name: 'New-ActiveSyncDeviceAccessRule',
    effect: 'write',
    parameters: {
      QueryString: required(identity),
      Characteristic: required(characteristic),
      AccessLevel: required(accessLevel),
    },
    row: { Identity: documented(text()), Name: documented(text()) },
  },
  'Set-ActiveSyncDeviceAccessRule': {
    name: 'Set-ActiveSyncDeviceAccessRule',
    effect: 'write',
    parameters: { Identity: required(identity), AccessLevel: optional(accessLevel) },
    row: {},
  },
  'Remove-ActiveSyncDeviceAccessRule': {
    name: 'Remove-ActiveSyncDeviceAccessRule',
    effect: 'removal',
    parameters: { Identity: required(identity) },
    row: {},
  },
} as const;
