import type { Verdict } from '../domain/checks/finding.js';
import type { ConnectionInformation } from '../domain/connector/connection-information.js';
import type { ConnectorStatus } from '../domain/connector/connector.js';
import type { Voice } from '../language/voice.js';
import { press, type SayButton } from './button.js';
import type { CardView } from './card-view.js';
import { looks } from './look.js';
import { statusRows } from './status-rows.js';

export interface StatusCardData {
  readonly information: ConnectionInformation;
  readonly says: readonly SayButton[];
}

const verdicts: { readonly [S in ConnectorStatus]: Verdict } = {
  none: 'notApplicable',
  connectionPending: 'warning',
  connected: 'passed',
  disconnected: 'failed',
};

/** Why a connector counts as disconnected; nothing where it does not. */
function reason({ status, connector }: ConnectionInformation, voice: Voice): string | undefined {
  if (status !== 'disconnected' || !connector) return undefined;
  const { disconnectedAt } = connector;
  return disconnectedAt
    ? voice.say('status.disconnectedByCommand', { moment: voice.moment(disconnectedAt) })
    : voice.say('status.disconnectedOverdue');
}

/** The connection information of Microsoft's 2016 page, and the honest word on what became of it. */
export function statusCard({ information, says }: StatusCardData, voice: Voice): CardView {
  const { status } = information;
  const { symbol, tone } = looks[verdicts[status]];
  const sentence = voice.say(`status.${status}`);
  const why = reason(information, voice);
  return {
    template: 'status',
    language: voice.language,
    summary: sentence,
    data: {
      title: voice.say('status.title'),
      symbol,
      tone,
      verdict: sentence,
      hasReason: why !== undefined,
      reason: why ?? '',
      rows: statusRows(information, voice),
      hasNext: status === 'none',
      next: voice.say('status.nextStep'),
      about: voice.say('status.about'),
      retirement: voice.say('status.retirement'),
      onPremises: voice.say('status.onPremises'),
      presses: [press(voice.say('buttons.refresh'), 'status.refresh')],
      says,
    },
  };
}
