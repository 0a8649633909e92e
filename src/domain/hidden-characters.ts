/**
 * What a reader does not see, or cannot tell from something else: control and format characters (zero
 * width, direction, tags), fillers, spaces that are no plain ones, halves of characters, what is not
 * assigned, a second space in a row, and marks piled up on a letter. Emoji sequences that Unicode
 * recommends are seen as one picture, so their joiners are not hidden.
 */
const hidden = [
  String.raw`[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]`,
  String.raw`[\p{Zs}--[ \u3000]]`,
  String.raw`(?<=[ \u3000])[ \u3000]`,
  String.raw`(?<=\p{M}{3})\p{M}`,
].join('|');

/** Most texts have none, and are looked through without the long list of emoji. */
const some = new RegExp(hidden, 'v');

const pattern = new RegExp(String.raw`\p{RGI_Emoji}|(${hidden})`, 'gv');

const codeOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** How a character that nobody sees is written out, such as `⟨U+200B⟩`. */
export const written = (character: string): string => `⟨U+${codeOf(character)}⟩`;

const repeated = /⟨U\+([0-9A-F]+)⟩(?:⟨U\+\1⟩)+/g;

const counted = (run: string, code: string): string =>
  `⟨U+${code}×${run.length / `⟨U+${code}⟩`.length}⟩`;

/**
 * A text with every hidden character written out, and so on one line: line ends are `↵`, and of many that
 * follow each other the number is told, as in `⟨U+0020×40⟩`.
 */
export const showHidden = (text: string): string =>
  some.test(text)
    ? text
        .replace(pattern, (seen, character?: string) => {
          if (character === undefined) return seen;
          return character === '\n' ? '↵' : written(character);
        })
        .replace(repeated, counted)
    : text;

/** The first hidden character of a text, written out; undefined when all of it can be seen. */
export function firstHidden(text: string): string | undefined {
  if (!some.test(text)) return undefined;
  for (const [, character] of text.matchAll(pattern)) {
    if (character !== undefined) return written(character);
  }
  return undefined;
}
