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

const isScript = (element: { readonly [key: string]: Json }): boolean =>
  element['type'] === 'TextRun' && element['fontType'] === 'Monospace';

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

function shown(element: { readonly [key: string]: Json }, text: string, longest: number): string {
  if (isScript(element)) return text.toWellFormed();
  const seen = visible(cut(text, longest));
  return element['type'] === 'TextBlock' ? escapeMarkdown(seen) : seen;
}

/**
 * A filled card in which every text is shown as text, whoever wrote it: the one place where this is
 * done. It follows that nothing on a card is Markdown; emphasis is made with TextRun.
 * @param longest texts are cut after so many characters; scripts, which are copied, are kept whole
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
