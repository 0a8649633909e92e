import { whoamiCard } from '../../cards/whoami-card.js';
import type { Command } from '../command.js';
import { helpWording } from '../help/help-wording.js';
import { languageWording } from '../language/language-wording.js';
import { cardReply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { whoamiWording } from './whoami-wording.js';

/** `whoami`: who the bot takes somebody for, and their role. */
export const whoamiCommand = (): Command => ({
  ...whoamiWording,
  role: 'any',
  run: async ({ person, chosenLanguage, voice }) => {
    const says = [sayCommand(helpWording, voice), sayCommand(languageWording, voice)];
    return cardReply(whoamiCard({ person, chosen: chosenLanguage, says }, voice));
  },
});
