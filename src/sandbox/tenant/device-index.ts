import type { Device, Mailbox } from './device.js';

/** A device's Identity, as Exchange makes it: the section sign is part of it. */
export function deviceIdentity({ clientType, type, mailbox, deviceId }: Device): string {
  const kind = clientType === 'Outlook' ? 'REST§Outlook' : `EAS§${type}`;
  return `${mailbox.alias}\\ExchangeActiveSyncDevices\\${kind}§${deviceId}`;
}

const namesOf = (mailbox: Mailbox): readonly string[] => [
  mailbox.alias,
  mailbox.userPrincipalName,
  mailbox.primarySmtpAddress,
  mailbox.objectId,
  mailbox.displayName,
];

/** Finds devices without looking through all of them: a tenant may have 100,000. */
export class DeviceIndex {
  /** Those that Intune manages. */
  readonly managed: readonly Device[];
  private readonly byName = new Map<string, Device>();
  private readonly byMailbox = new Map<Mailbox, Device[]>();
  private readonly mailboxes = new Map<string, Mailbox>();

  constructor(mailboxes: readonly Mailbox[], devices: readonly Device[]) {
    this.managed = devices.filter(({ isManaged }) => isManaged);
    for (const mailbox of mailboxes) {
      this.byMailbox.set(mailbox, []);
      for (const name of namesOf(mailbox)) this.mailboxes.set(name.toLowerCase(), mailbox);
    }
    for (const device of devices) {
      this.byName.set(device.guid, device);
      this.byName.set(deviceIdentity(device).toLowerCase(), device);
      this.byMailbox.get(device.mailbox)?.push(device);
    }
  }

  /** A device by its Guid or Identity. */
  device(name: string): Device | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** A mailbox by its alias, sign-in name, address, object id or display name. */
  mailbox(name: string): Mailbox | undefined {
    return this.mailboxes.get(name.toLowerCase());
  }

  of(mailbox: Mailbox): readonly Device[] {
    return this.byMailbox.get(mailbox) ?? [];
  }
}
