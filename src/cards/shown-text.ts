import { showHidden } from '../domain/hidden-characters.js';
import type { Json } from './template.js';

/** Properties that a client shows or speaks. Data, addresses and verbs are none of them. */
const shownProperties: ReadonlySet<string> = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'altText',
  'errorMessage',
  'speak',
  'fallbackText',
]);

/** Kept as they are: what a button sends, and CodeBlock, whose fallback shows the same. */
const keptProperties: ReadonlySet<string> = new Set(['data', 'codeSnippet']);

/**
 * A text with nothing in it that acts instead of being seen: what is hidden is written out, so a text is one
 * line; and the card language's own `{{DATE(…)}}` is broken up.
 */
export const visible = (text: string): string =>
  text.replace(/[^ \u00a0]+/g, showHidden).replace(/\{\{(?=\s*(?:DATE|TIME)\s*\()/gi, '{ {');

/** Characters as such to Markdown, which TextBlock reads; TextRun does not. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~#|]/g, '\\$&')
    .replace(/^([^\S\n]*)([-+])(?=\s)/gm, '$1\\$2')
    .replace(/^([^\S\n]*\d+)([.)])(?=\s)/gm, '$1\\$2');

/** Scripts, and values that are executed: whole, and in lines where they have lines. */
const isExact = (element: { readonly [key: string]: Json }): boolean =>
  element['type'] === 'TextRun' && element['fontType'] === 'Monospace';

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

function shown(element: { readonly [key: string]: Json }, text: string, longest: number): string {
  if (isExact(element)) return text.replace(/[^ \n]+/g, showHidden);
  const seen = visible(cut(text, longest));
  return element['type'] === 'TextBlock' ? escapeMarkdown(seen) : seen;
}

/**
 * A filled card in which every text is shown as text, whoever wrote it: the one place where this is
 * done. It follows that nothing on a card is Markdown; emphasis is made with TextRun.
 * @param longest texts are cut after so many characters; scripts and executed values are kept whole
 */
export function showAsText(card: Json, longest: number): Json {
  if (Array.isArray(card)) return card.map((element) => showAsText(element, longest));
  if (typeof card !== 'object' || card === null) return card;
  const element = card as { readonly [key: string]: Json };
  return Object.fromEntries(
    Object.entries(element).map(([key, value]) => {
      if (keptProperties.has(key)) return [key, value];
      if (typeof value === 'string' && shownProperties.has(key))
        return [key, shown(element, value, longest)];
      return [key, showAsText(value, longest)];
    }),
  );
}
