/** A person's mailbox, and which devices are exempt from the rules in it. */
export interface Mailbox {
  readonly alias: string;
  /** Part of its devices' Identity. Two mailboxes may have one, unlike everything else that finds a mailbox. */
  readonly name: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly primarySmtpAddress: string;
  readonly objectId: string;
  readonly intuneLicensed: boolean;
  policy: string | null;
  allowedDeviceIds: string[];
  blockedDeviceIds: string[];
}

/** A mobile device that has synchronised with a mailbox. */
export interface Device {
  readonly guid: string;
  readonly mailbox: Mailbox;
  readonly deviceId: string;
  readonly friendlyName: string;
  readonly model: string;
  readonly os: string;
  readonly type: string;
  readonly userAgent: string;
  readonly clientType: string;
  readonly clientVersion: string;
  readonly userDisplayName: string;
  readonly firstSync: number;
  /** Null: the client reports none, as Outlook for iOS and Android. */
  readonly lastSuccess: number | null;
  readonly isManaged: boolean;
  state: string;
  reason: string;
  rule: string | null;
  changedAt: number;
}
