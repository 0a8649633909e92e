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

const names = {
  authority: 'AUTHORITY_URL',
  graph: 'GRAPH_URL',
  exchange: 'EXCHANGE_URL',
  botOpenIdMetadata: 'BOT_OPENID_METADATA_URL',
} as const;

export const isLoopback = (address: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);

/** The addresses, or the lines that say what to write. */
export function readAddresses(settings: Settings): Addresses | readonly string[] {
  const { SANDBOX_URL: sandbox } = settings;
  if (sandbox !== undefined) return sandboxAddresses(sandbox, settings.NODE_ENV);
  const addresses = {
    authority: settings.AUTHORITY_URL,
    graph: settings.GRAPH_URL,
    exchange: settings.EXCHANGE_URL,
    botOpenIdMetadata: settings.BOT_OPENID_METADATA_URL,
  };
  const faults = Object.entries(addresses)
    .filter(([, address]) => {
      const { protocol, hostname } = new URL(address);
      return protocol !== 'https:' || !microsoftHosts.test(hostname);
    })
    .map(
      ([name]) =>
        `${names[name as keyof Addresses]}: write the https address of a Microsoft service.`,
    );
  return faults.length > 0 ? faults : addresses;
}

function sandboxAddresses(sandbox: string, environment: string): Addresses | readonly string[] {
  if (environment === 'production')
    return ['SANDBOX_URL: remove it: there is no sandbox in production.'];
  if (!isLoopback(sandbox))
    return ['SANDBOX_URL: remove it: the sandbox is on this machine alone.'];
  return {
    authority: sandbox,
    graph: `${sandbox}/graph`,
    exchange: `${sandbox}/exchange`,
    botOpenIdMetadata: `${sandbox}/connector/v1/.well-known/openidconfiguration`,
  };
}
