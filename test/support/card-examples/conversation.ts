import { say } from '../../../src/cards/button.js';
import type { Choice } from '../../../src/cards/choice.js';
import { didYouMeanCard } from '../../../src/cards/did-you-mean-card.js';
import { helpCard } from '../../../src/cards/help-card.js';
import { noticeCard } from '../../../src/cards/notice-card.js';
import { progressCard } from '../../../src/cards/progress-card.js';
import { welcomeCard } from '../../../src/cards/welcome-card.js';
import type { Voice } from '../../../src/language/voice.js';
import type { CommandName } from '../../../src/language/words.js';
import type { Examples } from './examples.js';

const names: readonly CommandName[] = ['check', 'status', 'check-permissions', 'whoami', 'health'];

const choices = (voice: Voice): readonly Choice[] =>
  names.map((name) => ({ shown: name, typed: name, what: voice.say(`commands.${name}`) }));

const many = (voice: Voice): readonly Choice[] =>
  Array.from({ length: 5 }, () => choices(voice)).flat();

export const conversationExamples: { readonly [template: string]: Examples } = {
  help: {
    all: (voice) => helpCard({ choices: choices(voice), page: 1, says: [] }, voice),
    news: (voice) =>
      helpCard(
        {
          choices: choices(voice).map((one, n) =>
            n % 2 ? one : { ...one, heading: voice.say('topics.look') },
          ),
          page: 1,
          says: [],
          news: [voice.say('news.v0_1_0')],
        },
        voice,
      ),
    firstPage: (voice) => helpCard({ choices: many(voice), page: 1, says: [] }, voice),
    middlePage: (voice) => helpCard({ choices: many(voice), page: 2, says: [] }, voice),
    lastPage: (voice) => helpCard({ choices: many(voice), page: 99, says: [] }, voice),
    one: (voice) =>
      helpCard(
        {
          choices: [{ shown: 'language [<language>]', typed: 'language en', what: 'language en' }],
          page: 1,
          about: voice.say('commands.language'),
          says: [say('help')],
        },
        voice,
      ),
  },
  'did-you-mean': {
    near: (voice) =>
      didYouMeanCard(
        { choices: choices(voice).slice(0, 3), recognised: true, helpText: 'help' },
        voice,
      ),
    nothing: (voice) =>
      didYouMeanCard(
        { choices: choices(voice).slice(0, 3), recognised: false, helpText: 'help' },
        voice,
      ),
  },
  welcome: {
    personal: (voice) =>
      welcomeCard(
        { kind: 'personal', choices: choices(voice).slice(0, 3), helpText: 'help' },
        voice,
      ),
    channel: (voice) =>
      welcomeCard(
        { kind: 'channel', choices: choices(voice).slice(0, 3), helpText: 'help' },
        voice,
      ),
  },
  progress: {
    progress: progressCard,
  },
  notice: {
    malformed: (voice) =>
      noticeCard(
        { text: voice.say('refusals.accountMalformed', { account: 'nobody' }), helpText: 'help' },
        voice,
      ),
  },
};
