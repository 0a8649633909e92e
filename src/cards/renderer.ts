import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { createVoice } from '../language/create-voice.js';
import type { CardView } from './card-view.js';
import { showAsText, visible } from './shown-text.js';
import { compileTemplate, type Json } from './template.js';

/** Teams refuses messages from some 100 KB on, older clients from 28 KB: nothing bigger is sent. */
export const largestCard = 28 * 1024;

/**
 * After how many characters a text is cut. Names out of a tenant can be of any length: where they make
 * a card too large, it is drawn again with shorter ones.
 */
const longestTexts = [1000, 300, 100];
const shortest = 300;

/** A card as Teams takes it, and the sentence for notifications. */
export interface RenderedCard {
  readonly content: { readonly [key: string]: Json };
  readonly summary: string;
}

export type Renderer = (view: CardView) => RenderedCard;

/** Told of a card that was too large however short its texts were: it should have been paged. */
export type OnTooLarge = (template: string, bytes: number) => void;

/**
 * Draws cards from the templates of a directory, which are read and compiled once. A card that stays too
 * large is drawn as its summary and a word on it, so nobody is left without an answer.
 * The renderer throws MissingValue for a hole in a card.
 */
export function createRenderer(directory: string, onTooLarge: OnTooLarge = () => {}): Renderer {
  const templates = new Map(
    readdirSync(directory)
      .filter((file) => extname(file) === '.json')
      .map((file) => {
        const source: Json = JSON.parse(readFileSync(join(directory, file), 'utf8'));
        return [basename(file, '.json'), compileTemplate(source)] as const;
      }),
  );
  return (view) => {
    const fill = templates.get(view.template);
    if (!fill) throw new RangeError(`There is no card template ${view.template}`);
    const summary = visible(view.summary).slice(0, 500);
    const card = framed(asObject(fill(view.data)), view);
    const fitted = fitting(card);
    if (typeof fitted !== 'number') return { content: fitted, summary };
    onTooLarge(view.template, fitted);
    return { content: instead(view), summary };
  };
}

const framed = (card: RenderedCard['content'], { language, summary, note }: CardView) => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: twoLetters(language),
  speak: summary,
  fallbackText: summary,
  ...withNote(card, note),
});

/** A note is as possible on every card, so no template has to think of it. */
function withNote(card: RenderedCard['content'], note: string | undefined): typeof card {
  const { body } = card;
  if (note === undefined || !Array.isArray(body)) return card;
  const inlines = [{ type: 'TextRun', text: note }];
  return { ...card, body: [...body, { type: 'RichTextBlock', spacing: 'medium', inlines }] };
}

/** The card as text, its texts cut no shorter than they have to be; else its least size in bytes. */
function fitting(card: Json): RenderedCard['content'] | number {
  let least = Number.POSITIVE_INFINITY;
  for (const longest of longestTexts) {
    const content = showAsText(card, longest);
    const bytes = Buffer.byteLength(JSON.stringify(content));
    if (bytes <= largestCard) return asObject(content);
    least = Math.min(least, bytes);
  }
  return least;
}

/** What is left of a card that fits in no message. */
function instead(view: CardView): RenderedCard['content'] {
  const voice = createVoice({ language: view.language, timeZone: 'UTC', now: new Date(0) });
  const paragraphs = [view.summary, voice.say('failures.cardTooLarge')];
  const body = paragraphs.map((text) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text }],
  }));
  const card = framed({ type: 'AdaptiveCard', body }, view);
  return asObject(showAsText(card, shortest));
}

/** A card's `lang` takes ISO 639-1 only: no region, no script. */
const twoLetters = (tag: string): string => tag.split('-')[0] ?? tag;

function asObject(card: Json): { readonly [key: string]: Json } {
  if (typeof card === 'object' && card !== null && !Array.isArray(card)) {
    return card as { readonly [key: string]: Json };
  }
  throw new TypeError('A card is an object');
}
