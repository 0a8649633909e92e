import type { Voice } from '../language/voice.js';
import type { SayButton } from './button.js';
import type { CardView } from './card-view.js';

export interface ListLine {
  readonly title: string;
  readonly text: string;
  /** To be copied below the text, so it is never cut. */
  readonly command?: string | undefined;
}

export interface ListCardData {
  readonly title: string;
  readonly intro: string;
  readonly lines: readonly ListLine[];
  readonly says: readonly SayButton[];
}

/** A list of few things, each with a line about it. */
export const listCard = (data: ListCardData, voice: Voice): CardView => ({
  template: 'list',
  language: voice.language,
  summary: voice.pair(data.title, data.intro),
  data: {
    ...data,
    lines: data.lines.map(({ command = '', ...line }) => ({
      ...line,
      command,
      hasCommand: command !== '',
    })),
  },
});
