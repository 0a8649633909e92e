import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { CardView } from './card-view.js';
import { showAsText, visible } from './shown-text.js';
import { compileTemplate, type Json } from './template.js';

/** Teams refuses messages from some 100 KB on, older clients from 28 KB: what is bigger is not sent. */
export const largestCard = 28 * 1024;

/**
 * After how many characters a text is cut. Names out of a tenant can be of any length: where they make
 * a card too large, it is drawn again with shorter ones.
 */
const longestTexts = [1000, 300, 100];

/** A card that Teams would refuse. No card of this bot gets so large: long lists are paged. */
export class CardTooLarge extends Error {
  override readonly name = 'CardTooLarge';

  constructor(template: string, bytes: number) {
    super(`The card ${template} has ${bytes} bytes, more than ${largestCard}`);
  }
}

/** A card as Teams takes it, and the sentence for notifications. */
export interface RenderedCard {
  readonly content: { readonly [key: string]: Json };
  readonly summary: string;
}

export type Renderer = (view: CardView) => RenderedCard;

/**
 * Draws cards from the templates of a directory, which are read and compiled once.
 * The renderer throws MissingValue for a hole in a card, and CardTooLarge.
 */
export function createRenderer(directory: string): Renderer {
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
    const card = {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      lang: twoLetters(view.language),
      speak: view.summary,
      fallbackText: view.summary,
      ...withNote(asObject(fill(view.data)), view.note),
    };
    return { content: fitting(card, view.template), summary: visible(view.summary).slice(0, 500) };
  };
}

/** A note is as possible on every card, so no template has to think of it. */
function withNote(card: RenderedCard['content'], note: string | undefined): typeof card {
  const { body } = card;
  if (note === undefined || !Array.isArray(body)) return card;
  const inlines = [{ type: 'TextRun', text: note }];
  return { ...card, body: [...body, { type: 'RichTextBlock', spacing: 'medium', inlines }] };
}

/** The card as text, its texts cut no shorter than they have to be. */
function fitting(card: Json, template: string): RenderedCard['content'] {
  const sizes: number[] = [];
  for (const longest of longestTexts) {
    const content = showAsText(card, longest);
    const bytes = Buffer.byteLength(JSON.stringify(content));
    if (bytes <= largestCard) return asObject(content);
    sizes.push(bytes);
  }
  throw new CardTooLarge(template, Math.min(...sizes));
}

/** A card's `lang` takes ISO 639-1 only: no region, no script. */
const twoLetters = (tag: string): string => tag.split('-')[0] ?? tag;

function asObject(card: Json): { readonly [key: string]: Json } {
  if (typeof card === 'object' && card !== null && !Array.isArray(card)) {
    return card as { readonly [key: string]: Json };
  }
  throw new TypeError('A card is an object');
}
