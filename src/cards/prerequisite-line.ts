import type { PrerequisiteFacts, PrerequisiteLine } from '../domain/checks/prerequisites.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';
import { type Line, line } from './line.js';
import { looks } from './look.js';
import { tenantFailureWords } from './tenant-failure-words.js';

type Mended = Extract<WordKey, `mends.${string}`>;
type MendedFinding = Mended extends `mends.${infer F}` ? F & keyof PrerequisiteFacts : never;
type Console = 'microsoft365' | 'exchange' | 'intune' | 'entra';

const addresses: { readonly [C in Console]: string } = {
  microsoft365: 'https://admin.microsoft.com/',
  exchange: 'https://admin.exchange.microsoft.com/',
  intune: 'https://intune.microsoft.com/',
  entra: 'https://entra.microsoft.com/',
};

/** Where each mend is done; undefined: at a command line. */
const places: { readonly [F in MendedFinding]: Console | undefined } = {
  hostedExchangeNoPlan: 'microsoft365',
  hostedExchangeNoDomain: 'exchange',
  mdmAuthorityOther: 'intune',
  exchangeVersionTooOld: undefined,
  exchangeVersionUnreadable: undefined,
  directorySyncOverdue: 'entra',
  directorySyncNeverRan: 'entra',
  directorySyncStopped: 'entra',
  healthDegraded: 'microsoft365',
  healthUnlisted: 'microsoft365',
  primaryAddressDiffers: 'microsoft365',
  intuneLicenceMissing: 'microsoft365',
  intuneLicenceNoPlan: 'microsoft365',
  noMailboxUsers: 'microsoft365',
};

const isMended = (finding: string): finding is MendedFinding => Object.hasOwn(places, finding);

/** A prerequisite in words: how it came out, what was found, what to do about it and where. */
export function prerequisiteLine(checked: PrerequisiteLine, voice: Voice): Line {
  const { symbol, color } = looks[checked.verdict];
  const head = {
    symbol,
    color,
    title: voice.say(`prerequisites.${checked.id}`),
    word: voice.say(`verdicts.${checked.verdict}`),
  };
  if (checked.finding === 'unanswered') {
    const failure = tenantFailureWords(checked.failure, voice);
    return line({
      ...head,
      text: voice.say('prerequisites.unanswered', { failure }),
      mend: voice.say(`remedies.${checked.failure.fault}`),
    });
  }
  const text = voice.sayFacts(`findings.${checked.finding}`, checked.facts);
  if (!isMended(checked.finding)) return line({ ...head, text });
  const place = places[checked.finding];
  return line({
    ...head,
    text,
    mend: voice.say(`mends.${checked.finding}`),
    link: place && { title: voice.say(`consoles.${place}`), url: addresses[place] },
  });
}
