import type { Voice } from '../language/voice.js';
import { press } from './button.js';
import type { CardData, CardView } from './card-view.js';

/** The scripts that mend missing rights. */
export const scriptKinds = ['connectorAccount', 'executingIdentity', 'newAccount'] as const;

export type ScriptKind = (typeof scriptKinds)[number];

export interface ScriptCardData {
  readonly kind: ScriptKind;
  /** The script as it is to be copied. */
  readonly script: string;
  /** The account that the card before was about; undefined: the executing identity. */
  readonly account: string | undefined;
}

/** A script to be read and copied, and the way back to the card that it came from. */
export function scriptCard({ kind, script, account }: ScriptCardData, voice: Voice): CardView {
  const data: CardData = account === undefined ? {} : { account };
  return {
    template: 'script',
    language: voice.language,
    summary: voice.say(`scripts.${kind}Title`),
    data: {
      title: voice.say(`scripts.${kind}Title`),
      what: voice.say(`scripts.${kind}What`),
      howTo: voice.say('scripts.howTo'),
      script,
      presses: [press(voice.say('scripts.back'), 'check-permissions.again', data)],
    },
  };
}
