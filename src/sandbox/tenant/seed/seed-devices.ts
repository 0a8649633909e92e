import type { Device, Mailbox } from '../device.js';
import type { SeededRandom } from '../random.js';

interface Kind {
  readonly type: string;
  readonly model: string;
  readonly os: string;
  readonly userAgent: string;
  readonly clientType: string;
  readonly clientVersion: string;
}

const outlook = (os: string): Kind => ({
  type: 'Outlook',
  model: 'Outlook for iOS and Android',
  os,
  userAgent: `Outlook-${os.startsWith('iOS') ? 'iOS' : 'Android'}/2.0`,
  clientType: 'Outlook',
  clientVersion: '1.0',
});

const kinds: readonly [Kind, ...Kind[]] = [
  {
    type: 'iPhone',
    model: 'iPhone14C7',
    os: 'iOS 17.5.1 21F90',
    userAgent: 'Apple-iPhone14C7/2106.90',
    clientType: 'EAS',
    clientVersion: '16.1',
  },
  {
    type: 'iPad',
    model: 'iPad13C4',
    os: 'iPadOS 18.1 22B83',
    userAgent: 'Apple-iPad13C4/2202.83',
    clientType: 'EAS',
    clientVersion: '16.1',
  },
  {
    type: 'SamsungDevice',
    model: 'SM-S918B',
    os: 'Android 14',
    userAgent: 'Android-SAMSUNG-SM-S918B/101.14',
    clientType: 'EAS',
    clientVersion: '16.1',
  },
  {
    type: 'Android',
    model: 'Pixel 8',
    os: 'Android 15',
    userAgent: 'Android-Mail/2024.10',
    clientType: 'EAS',
    clientVersion: '16.1',
  },
  {
    type: 'WP',
    model: 'Lumia 950',
    os: 'Windows Phone 10.0',
    userAgent: 'MSFT-WP/10.0.15254',
    clientType: 'EAS',
    clientVersion: '14.1',
  },
  outlook('iOS 18.1'),
  outlook('Android 15'),
];

/** Names that a careless program reads as something else than a name. */
const hostileNames: readonly string[] = [
  'Lila’s "phone" 📱',
  '<script>alert(1)</script>',
  '${user.name}',
  '**bold** [link](https://example.com)',
  '\u202Egnp.exe',
  "Bobby'; Remove-MobileDevice *; '",
];

const day = 24 * 60 * 60 * 1000;

/** Devices spread over the mailboxes, as found: their access state is worked out afterwards. */
export function seedDevices(
  count: number,
  mailboxes: readonly Mailbox[],
  random: SeededRandom,
  now: number,
): Device[] {
  return Array.from({ length: count }, (_, index): Device => {
    const mailbox = mailboxes[index % mailboxes.length];
    if (!mailbox) throw new RangeError('There are devices, but no mailboxes');
    const kind = random.pick(kinds);
    const isNew = index === 3;
    const firstSync = isNew ? now - 5 * 60_000 : now - (30 + random.below(900)) * day;
    const isStale = index % 11 === 0;
    const isOutlook = kind.clientType === 'Outlook';
    const quiet = isStale ? (95 + random.below(200)) * day : random.below(36 * 60) * 60_000;
    return {
      guid: random.guid(),
      mailbox,
      deviceId: random.hex(26).toUpperCase(),
      friendlyName: hostileNames[index - 5] ?? '',
      ...kind,
      userDisplayName:
        index === 17
          ? 'EURPR04A002.prod.outlook.com/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com/Lila'
          : mailbox.displayName,
      firstSync,
      lastSuccess: isOutlook ? null : Math.max(firstSync, now - quiet),
      isManaged: index % 2 === 0,
      state: isNew ? 'DeviceDiscovery' : 'Unknown',
      // Outlook under Conditional Access: rules and the default do not reach it.
      reason: isOutlook && index % 2 === 0 ? 'ExternallyManaged' : 'Unknown',
      rule: null,
      changedAt: now - random.below(20 * 24) * 60 * 60_000,
    };
  });
}
