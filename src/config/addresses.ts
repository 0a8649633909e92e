import { sandboxAddresses } from './sandbox-addresses.js';
import type { Settings } from './settings.js';

/** Where the services are. */
export interface Addresses {
  readonly authority: string;
  readonly graph: string;
  readonly exchange: string;
  /** Bot Framework's signing keys. */
  readonly botOpenIdMetadata: string;
}

/** Microsoft's own hosts, the national clouds among them. A token goes to no other. */
const microsoftHosts =
  /^(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn|login\.botframework\.(com|azure\.us)|graph\.microsoft\.(com|us)|dod-graph\.microsoft\.us|microsoftgraph\.chinacloudapi\.cn|outlook\.office365\.(com|us)|outlook-dod\.office365\.us|outlook\.office365\.cn|partner\.outlook\.cn)$/;

const names = ['AUTHORITY_URL', 'GRAPH_URL', 'EXCHANGE_URL', 'BOT_OPENID_METADATA_URL'] as const;

const isMicrosofts = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && microsoftHosts.test(hostname);
};

/** The addresses, or the lines that say what to write. What could not be read has its line already. */
export function readAddresses(settings: Partial<Settings>): Addresses | readonly string[] {
  const { SANDBOX_URL: sandbox, NODE_ENV: environment } = settings;
  if (sandbox !== undefined) return sandboxAddresses(sandbox, environment);
  const faults = names
    .filter((name) => settings[name] !== undefined && !isMicrosofts(settings[name]))
    .map((name) => `${name}: write the https address of a Microsoft service.`);
  const [authority, graph, exchange, botOpenIdMetadata] = names.map((name) => settings[name]);
  if (faults.length > 0 || !authority || !graph || !exchange || !botOpenIdMetadata) return faults;
  return { authority, graph, exchange, botOpenIdMetadata };
}
