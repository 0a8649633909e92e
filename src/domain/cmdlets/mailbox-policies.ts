import {
  assumed,
  documented,
  optional,
  type Parameter,
  type Property,
  required,
} from './cmdlet.js';
import { boolean, date, identity, type Kind, switchParameter, text } from './kind.js';
import { policyLists, policySettings } from './policy-settings.js';

type TypeOf<K> = K extends Kind<infer T> ? T : never;
type Settings = typeof policySettings;
type Lists = typeof policyLists;

const each = <Out>(kinds: object, make: (kind: Kind<unknown>) => unknown): Out =>
  Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, make(kind)])) as Out;

const parameters = {
  ...each<{ [K in keyof Settings]: Parameter<TypeOf<Settings[K]>, false> }>(
    policySettings,
    optional,
  ),
  ApprovedApplicationList: optional(policyLists.ApprovedApplicationList.write),
  UnapprovedInROMApplicationList: optional(policyLists.UnapprovedInROMApplicationList.write),
} satisfies { [K in keyof Settings | keyof Lists]: Parameter };

const properties = {
  ...each<{ [K in keyof Settings]: Property<TypeOf<Settings[K]>> }>(policySettings, documented),
  ApprovedApplicationList: documented(policyLists.ApprovedApplicationList.read),
  UnapprovedInROMApplicationList: documented(policyLists.UnapprovedInROMApplicationList.read),
} satisfies { [K in keyof Settings | keyof Lists]: Property };

/**
 * Mobile device mailbox policies. The built-in one is called `Default`. Removing a policy fails while
 * a mailbox is assigned to it. Source: MicrosoftDocs/office-docs-powershell.
 */
export const mailboxPolicies = {
  'Get-MobileDeviceMailboxPolicy': {
    name: 'Get-MobileDeviceMailboxPolicy',
    effect: 'read',
    parameters: { Identity: optional(identity) },
    row: {
      Identity: documented(text()),
      Name: documented(text()),
      DistinguishedName: assumed(text()),
      Guid: assumed(text()),
      WhenChangedUTC: assumed(date),
      ...properties,
    },
  },
  'New-MobileDeviceMailboxPolicy': {
    name: 'New-MobileDeviceMailboxPolicy',
    effect: 'write',
    parameters: { Name: required(identity), ...parameters },
    row: { Identity: documented(text()), Name: documented(text()), IsDefault: documented(boolean) },
  },
  'Set-MobileDeviceMailboxPolicy': {
    name: 'Set-MobileDeviceMailboxPolicy',
    effect: 'write',
    parameters: { Identity: required(identity), Name: optional(identity), ...parameters },
    row: {},
  },
  'Remove-MobileDeviceMailboxPolicy': {
    name: 'Remove-MobileDeviceMailboxPolicy',
    effect: 'removal',
    parameters: { Identity: required(identity), Force: optional(switchParameter) },
    row: {},
  },
} as const;
