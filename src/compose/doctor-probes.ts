import { lookAtPowershell } from '../backends/powershell/look-at-powershell.js';
import type { Config } from '../config.js';
import type { Probes } from '../domain/doctor/probes.js';
import { knock, portState } from '../http/knock.js';
import { rolesIn } from '../identity/token-roles.js';
import type { GetToken } from '../identity/tokens.js';
import { folderState, serverTime } from '../observe/machine.js';
import { keysReader } from './keys-reader.js';
import { powershellStartMs, tokensOf, tokenTimeoutMs } from './tenant.js';

/** What the doctor asks of the machine and the network. */
export function probesOf(config: Config, getToken: GetToken): Probes {
  const { addresses, dataDir, powershell, bot, exchange, http } = config;
  // Tokens of the doctor's own: asking in vain for another must not cost the bot the one that it has.
  const [botToken, ownToken] = [tokensOf(config, bot), tokensOf(config, exchange)];
  const exchangeScope = addresses.exchange.startsWith('https:')
    ? `${addresses.exchange}/.default`
    : 'https://outlook.office365.com/.default';
  const scopes = { graph: 'https://graph.microsoft.com/.default', exchange: exchangeScope };
  return {
    authorityTime: () => serverTime(addresses.authority, tokenTimeoutMs),
    areKeysReadable: keysReader(addresses.botOpenIdMetadata),
    folder: () => folderState(dataDir),
    permissionsFor: async (resource) => {
      const held = rolesIn(await ownToken(scopes[resource], { skipCache: true }));
      // What was consented to since, the bot may do from now on.
      await getToken(scopes[resource], { skipCache: true });
      return held;
    },
    botSignIn: () => botToken('https://api.botframework.com/.default', { skipCache: true }),
    powershell: () => lookAtPowershell({ ...powershell, timeoutMs: powershellStartMs }),
    knock: (url) => knock(url, tokenTimeoutMs),
    port: () => portState(http, tokenTimeoutMs),
  };
}
