import type { Json } from './template.js';

/** A text longer than this is not read on a card. Scripts are kept whole: see `isScript`. */
const longestShown = 1000;

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

/** Kept as they are: what a button sends, and scripts, in which a changed character would matter. */
const keptProperties: ReadonlySet<string> = new Set(['data', 'codeSnippet']);

/**
 * A text with nothing in it that acts instead of being seen: control characters and halves of characters
 * replaced, marks of direction and of zero width taken out (but for the joiner inside emoji), and the
 * card language's own `{{DATE(…)}}` broken up.
 */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d/gu, '')
    .replace(/(?!\u200d)\p{Cf}/gu, '')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/\{\{(?=\s*(?:DATE|TIME)\s*\()/gi, '{ {');

/** Characters as such to Markdown, which TextBlock reads; TextRun does not. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~#|]/g, '\\$&')
    .replace(/^(\s*)([-+])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2');

const cut = (text: string): string =>
  text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;

const isScript = (element: { readonly [key: string]: Json }): boolean =>
  element['type'] === 'TextRun' && element['fontType'] === 'Monospace';

function shownValue(element: { readonly [key: string]: Json }, text: string): string {
  if (isScript(element)) return text.toWellFormed();
  const seen = visible(cut(text));
  return element['type'] === 'TextBlock' ? escapeMarkdown(seen) : seen;
}

/**
 * A filled card in which every text is shown as text, whoever wrote it: the one place where this is
 * done. It follows that nothing on a card is Markdown; emphasis is made with TextRun.
 */
export function showAsText(card: Json): Json {
  if (Array.isArray(card)) return card.map(showAsText);
  if (typeof card !== 'object' || card === null) return card;
  const element = card as { readonly [key: string]: Json };
  return Object.fromEntries(
    Object.entries(element).map(([key, value]) => {
      if (keptProperties.has(key)) return [key, value];
      if (typeof value === 'string' && shownProperties.has(key))
        return [key, shownValue(element, value)];
      return [key, showAsText(value)];
    }),
  );
}
