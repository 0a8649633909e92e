/** Where a request, and the token in it, may go. */
export type IsAllowed = (url: URL) => boolean;

/** Exchange's hosts, by the cloud whose front door is configured: regions have names of their own. */
const clouds: { readonly [frontDoor: string]: readonly string[] } = {
  'outlook.office365.com': ['office365.com', 'outlook.com'],
  'outlook.office365.us': ['office365.us'],
  'outlook-dod.office365.us': ['office365.us'],
  'outlook.office365.cn': ['office365.cn', 'partner.outlook.cn'],
  'partner.outlook.cn': ['office365.cn', 'partner.outlook.cn'],
};

/** 446 is the port that Exchange's regional redirects name. */
const ports: ReadonlySet<string> = new Set(['', '446']);

/** The configured address itself, and with Exchange Online the hosts of the same cloud. */
export function exchangeHosts(baseUrl: string): IsAllowed {
  const base = new URL(baseUrl);
  const domains = base.protocol === 'https:' ? (clouds[base.hostname] ?? []) : [];
  return (url) =>
    url.origin === base.origin ||
    (url.protocol === 'https:' &&
      ports.has(url.port) &&
      domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`)));
}
