import type { Voice } from '../language/voice.js';
import { type PressButton, press, type SayButton } from './button.js';
import type { CardView } from './card-view.js';
import type { Choice } from './choice.js';
import { type Page, pageOf } from './page.js';

/** As many as are read at one look; what one wants to do is not torn apart. */
const paging = { size: 24, begins: ({ heading }: Choice) => Boolean(heading) };

export interface HelpCardData {
  /** What the person may ask for. */
  readonly choices: readonly Choice[];
  /** Counted from 1. */
  readonly page: number;
  /** The line of the one command that is explained; absent when all are listed. */
  readonly about?: string;
  readonly says: readonly SayButton[];
  /** What is new since the person's last visit. */
  readonly news?: readonly string[];
}

/** What a person can ask for, or the ways to say one command. */
export function helpCard(data: HelpCardData, voice: Voice): CardView {
  const page = pageOf(data.choices, data.page, paging);
  const title = voice.say(data.about ? 'conversation.helpOne' : 'conversation.helpTitle');
  return {
    template: 'help',
    language: voice.language,
    summary: voice.say('conversation.helpSummary', {
      title,
      commands: voice.list(page.items.map((choice) => choice.shown)),
    }),
    data: {
      title,
      intro: data.about ?? voice.say('conversation.helpIntro'),
      hasNews: (data.news ?? []).length > 0,
      newsTitle: voice.say('news.title'),
      news: (data.news ?? []).map((text) => ({ text })),
      choices: page.items.map((choice) => ({
        ...choice,
        heading: choice.heading ?? '',
        hasHeading: Boolean(choice.heading),
        gap: choice.heading ? 'large' : 'small',
      })),
      hasPages: page.pages > 1,
      pageLine: voice.say('conversation.helpPage', { page: page.number, pages: page.pages }),
      presses: turns(page, voice),
      says: data.says,
    },
  };
}

const turns = (page: Page<Choice>, voice: Voice): readonly PressButton[] => [
  ...(page.number > 1
    ? [press(voice.say('conversation.previousPage'), 'help.page', { page: page.number - 1 })]
    : []),
  ...(page.number < page.pages
    ? [press(voice.say('conversation.nextPage'), 'help.page', { page: page.number + 1 })]
    : []),
];
