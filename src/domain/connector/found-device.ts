import type { Row } from '../cmdlets/catalogue.js';

/** A device as people know it. */
export interface FoundDevice {
  /** Exchange's own key: a device's id is the client's word, and may stand in several mailboxes. */
  readonly guid: string;
  /** Its mailbox, as the device's Identity names it. */
  readonly mailbox: string;
  readonly deviceId: string;
  readonly person: string;
  readonly model: string;
  readonly friendlyName: string;
  readonly type: string;
  readonly os: string;
  readonly state: string;
  readonly reason: string;
  /** When it was last changed, as far as Exchange tells. */
  readonly changedAt: Date | undefined;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isGuid = (text: string): boolean => guid.test(text.trim());

/** One word that no name looks like: Exchange's Guid, or an id as clients make them up. */
export const isIdLike = (text: string): boolean =>
  isGuid(text) || /^(?=.*\d)[0-9a-z]{8,64}$/i.test(text.trim());

/** `EURPR04A002.prod.outlook.com/…/contoso.onmicrosoft.com/Lila`: the last part is the mailbox's name. */
const canonical = /^[^/\s]+\.[^/\s]+\/(?:.*\/)?([^/]+)$/;

/** No canonical name in Exchange is longer. */
const longestOwner = 1024;

const ownerOf = (row: Row<'Get-MobileDevice'>, mailbox: string): string => {
  const name = (row.UserDisplayName ?? '').slice(0, longestOwner);
  const plain = canonical.exec(name)?.[1] ?? name;
  return plain === '' || isGuid(plain) ? mailbox : plain;
};

export function deviceOf(row: Row<'Get-MobileDevice'>): FoundDevice {
  const mailbox = (row.Identity ?? '').split('\\')[0] ?? '';
  return {
    guid: row.Guid ?? '',
    mailbox,
    deviceId: row.DeviceId ?? '',
    person: ownerOf(row, mailbox),
    model: row.DeviceModel ?? '',
    friendlyName: row.FriendlyName ?? '',
    type: row.DeviceType ?? '',
    os: row.DeviceOS ?? '',
    state: row.DeviceAccessState ?? '',
    reason: row.DeviceAccessStateReason ?? '',
    changedAt: row.WhenChangedUTC ? new Date(row.WhenChangedUTC) : undefined,
  };
}
