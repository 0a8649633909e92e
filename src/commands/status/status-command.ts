import { statusCard } from '../../cards/status-card.js';
import type { ConnectionInformation } from '../../domain/connector/connection-information.js';
import { checkWording } from '../check/check-wording.js';
import { checkPermissionsWording } from '../check-permissions/check-permissions-wording.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { setupWording } from '../setup/setup-wording.js';
import { sayCommand } from '../suggest.js';
import { statusWording } from './status-wording.js';

/** What `status` needs: the StatusDesk. */
export interface ConnectionReader {
  connectionInformation(options: { readonly signal: AbortSignal }): Promise<ConnectionInformation>;
}

/** `status`: the connection information; without a connector, the next step towards one. */
export function statusCommand(desk: ConnectionReader): Command {
  const answer = async ({ turn, voice }: Ask): Promise<Reply> => {
    const information = await desk.connectionInformation({ signal: turn.signal });
    const account = information.connector?.primarySmtpAddress ?? 'me';
    const says = [
      sayCommand(checkWording, voice),
      sayCommand(checkPermissionsWording, voice, { account }),
      ...(information.status === 'none' ? [sayCommand(setupWording, voice)] : []),
    ];
    return cardReply(statusCard({ information, says }, voice));
  };
  return { ...statusWording, role: 'viewer', run: answer, verbs: { refresh: answer } };
}
