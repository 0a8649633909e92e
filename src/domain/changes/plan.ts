import type { DeviceInMailbox } from '../connector/mailbox-of-device.js';

/** A value of a setting, as data: what Exchange gave or what is asked for. */
export type PlanValue = string | boolean | readonly string[] | null;

/** What a parameter is given: a value, or a change of a list. */
export type PlanParameter =
  | PlanValue
  | { readonly add: readonly string[] }
  | { readonly remove: readonly string[] };

/** One setting that a step overwrites. */
export interface PlanDifference {
  readonly name: string;
  readonly before: PlanValue;
  readonly after: PlanValue;
}

/** One writing cmdlet of a plan, with what it overwrites. */
export interface PlanStep {
  readonly cmdlet:
    | 'Set-ActiveSyncOrganizationSettings'
    | 'New-ActiveSyncDeviceAccessRule'
    | 'Set-ActiveSyncDeviceAccessRule'
    | 'Remove-ActiveSyncDeviceAccessRule'
    | 'Set-MobileDeviceMailboxPolicy'
    | 'Set-CASMailbox';
  readonly parameters: { readonly [name: string]: PlanParameter };
  /** What it is about, as Exchange names it. */
  readonly target: string;
  readonly differences: readonly PlanDifference[];
}

export type Plan = readonly PlanStep[];

export type AccessLevel = 'Allow' | 'Block' | 'Quarantine';

/** What somebody asks for in the form of a setup. What isn't there was not touched, and stays as it is. */
export interface SetupWishes {
  readonly defaultAccessLevel?: AccessLevel;
  readonly adminMailRecipients?: readonly string[];
  /** The text in the mail that people get whose device is quarantined or blocked. */
  readonly userMailInsert?: string;
  readonly allowOutlook?: boolean;
  /** The mobile device mailbox policy that is to be the default. */
  readonly defaultPolicy?: string;
}

/** What the tenant has now of all that a setup may overwrite. */
export interface SetupToday {
  readonly defaultAccessLevel: AccessLevel;
  readonly adminMailRecipients: readonly string[];
  readonly userMailInsert: string;
  /** The access level of the rule for Outlook; null where there is none. */
  readonly outlookRule: AccessLevel | null;
  readonly policies: readonly { readonly name: string; readonly isDefault: boolean }[];
}

/** What is to become of one device in its mailbox's own lists. */
export interface DeviceWish extends DeviceInMailbox {
  readonly action: 'allow' | 'block';
  /** Whose it is and what it is, for people. */
  readonly shown: string;
}

/** Something that a change names and that isn't there any more. */
export interface Missing {
  readonly what: 'account' | 'policy' | 'device' | 'connector' | 'rule' | 'change';
  readonly name: string;
}
