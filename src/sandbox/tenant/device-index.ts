import type { Device, Mailbox } from './device.js';

/** A device's Identity, as Exchange makes it: the section sign is part of it. */
export function deviceIdentity({ clientType, type, mailbox, deviceId }: Device): string {
  const kind = clientType === 'Outlook' ? 'REST§Outlook' : `EAS§${type}`;
  return `${mailbox.name}\\ExchangeActiveSyncDevices\\${kind}§${deviceId}`;
}

const namesOf = (mailbox: Mailbox): readonly string[] => [
  mailbox.alias,
  mailbox.name,
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
  private readonly named = new Map<string, Mailbox[]>();

  constructor(mailboxes: readonly Mailbox[], devices: readonly Device[]) {
    this.managed = devices.filter(({ isManaged }) => isManaged);
    for (const mailbox of mailboxes) {
      this.byMailbox.set(mailbox, []);
      for (const name of new Set(namesOf(mailbox).map((each) => each.toLowerCase()))) {
        this.named.set(name, [...(this.named.get(name) ?? []), mailbox]);
      }
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

  /** Mailboxes by alias, name, sign-in name, address, object id or display name: names can be several's. */
  mailboxes(name: string): readonly Mailbox[] {
    return this.named.get(name.toLowerCase()) ?? [];
  }

  of(mailbox: Mailbox): readonly Device[] {
    return this.byMailbox.get(mailbox) ?? [];
  }
}
