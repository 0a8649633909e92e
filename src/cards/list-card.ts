import type { Voice } from '../language/voice.js';
import { type PressButton, press, type SayButton } from './button.js';
import type { CardData, CardView } from './card-view.js';
import { type Page, pageOf } from './page.js';

export interface ListLine {
  readonly title: string;
  /** One paragraph, or several. */
  readonly text: string | readonly string[];
  /** Below the text, whole and in monospace: to be copied, or compared letter by letter. */
  readonly exact?: readonly string[];
  /** The button for what is usually done about it. */
  readonly say?: SayButton;
}

/** How another page of a list is fetched: the verb gets `page` beside the data. */
export interface PageTurning {
  /** Counted from 1. */
  readonly page: number;
  readonly verb: string;
  readonly data?: CardData;
}

export interface ListCardData {
  readonly title: string;
  readonly intro: string;
  readonly lines: readonly ListLine[];
  readonly says: readonly SayButton[];
  /** Where there is none, what does not fit is counted. */
  readonly turning?: PageTurning;
  /** Buttons that stay within the card, before those that turn its pages. */
  readonly presses?: readonly PressButton[];
}

const mostLines = 15;

/** Leaves room for what stands around the lines, and for what a line is written with. */
const mostBytes = 14 * 1024;

/** Teams shows six buttons at most; one is left for a client's own. */
const mostButtons = 5;

/** What a template writes around each paragraph. */
const frameBytes = 90;

const paragraphs = ({ text }: ListLine): readonly string[] =>
  typeof text === 'string' ? [text] : text;

/** About what a line takes in the card. */
function bytesOf(line: ListLine): number {
  const texts = [line.title, ...paragraphs(line), ...(line.exact ?? [])];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(JSON.stringify(text)) + frameBytes, 0);
}

/** The first of many lines that a page has room for, for lists that are read page by page. */
export const fittingLines = (lines: readonly ListLine[]): readonly ListLine[] =>
  pageOf(lines, 1, { size: mostLines, most: mostBytes, bytes: bytesOf }).items;

function turns(
  { number, pages }: Page<ListLine>,
  { verb, data = {} }: PageTurning,
  voice: Voice,
): readonly PressButton[] {
  const turn = (title: string, page: number) => press(title, verb, { ...data, page });
  return [
    ...(number > 1 ? [turn(voice.say('conversation.previousPage'), number - 1)] : []),
    ...(number < pages ? [turn(voice.say('conversation.nextPage'), number + 1)] : []),
  ];
}

function placeWords(page: Page<ListLine>, all: number, voice: Voice): string {
  const { start, items } = page;
  return voice.say('joining.shownOf', { from: start + 1, to: start + items.length, n: all });
}

/** A list, page by page, with a line about each thing. */
export function listCard(data: ListCardData, voice: Voice): CardView {
  const { title, intro, lines, turning, presses = [] } = data;
  const paging = { size: mostLines, most: mostBytes, bytes: bytesOf };
  const page = pageOf(lines, turning?.page ?? 1, paging);
  const within = [...presses, ...(turning ? turns(page, turning, voice) : [])];
  const says = [...data.says, ...page.items.flatMap(({ say }) => (say ? [say] : []))];
  return {
    template: 'list',
    language: voice.language,
    summary: voice.say('joining.named', { name: title, text: intro }),
    data: {
      title,
      intro,
      lines: page.items.map((line) => ({
        title: line.title,
        texts: paragraphs(line).map((text) => ({ text })),
        exact: (line.exact ?? []).map((text) => ({ text })),
      })),
      hasPages: page.pages > 1,
      pageLine: placeWords(page, lines.length, voice),
      presses: within,
      says: says.slice(0, mostButtons - within.length),
    },
  };
}
