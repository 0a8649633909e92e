import { whoamiCard } from '../../cards/whoami-card.js';
import type { Command } from '../command.js';
import { helpWording } from '../help/help-wording.js';
import { languageWording } from '../language/language-wording.js';
import { cardReply } from '../reply.js';
import type { SignIns } from '../sign-in/sign-in-command.js';
import { signInWording } from '../sign-in/sign-in-wording.js';
import { signOutWording } from '../sign-out/sign-out-wording.js';
import { sayCommand } from '../suggest.js';
import { whoamiWording } from './whoami-wording.js';

/** `whoami`: who the bot takes somebody for, their role, and whether they are signed in. */
export const whoamiCommand = (signIns: SignIns): Command => ({
  ...whoamiWording,
  role: 'any',
  run: async ({ person, chosenLanguage: chosen, voice }) => {
    const held = await signIns?.current(person.objectId);
    const signIn = signIns && (held ? { until: held.until } : 'none');
    const says = [
      sayCommand(helpWording, voice),
      sayCommand(languageWording, voice),
      ...(signIns ? [sayCommand(held ? signOutWording : signInWording, voice)] : []),
    ];
    return cardReply(whoamiCard({ person, chosen, signIn, says }, voice));
  },
});
