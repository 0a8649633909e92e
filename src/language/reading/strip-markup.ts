/** Format characters (zero width, direction), variation selectors, and controls that are no space. */
const invisible = /\p{Cf}|\p{Variation_Selector}|[^\P{Cc}\s]/gu;

const entities: { readonly [name: string]: string } = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decode(whole: string, body: string): string {
  const name = entities[body.toLowerCase()];
  if (name !== undefined) return name;
  const hex = /^#x([0-9a-f]{1,6})$/i.exec(body)?.[1];
  const decimal = /^#([0-9]{1,7})$/.exec(body)?.[1];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Full-width letters and signs as keyboards for Chinese make them; other characters are left alone. */
const narrow = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

const mentions = /<at\b[^<>]{0,200}>([^<>]{0,300})<\/at>/gi;

/** Bots are called to speak to them; whoever else is mentioned is spoken of, by their name. */
const ofBots = /^\s*(?:.{0,100}\s)?(?:bot|機器人)\s*$/i;

const mentioned = (_: string, name: string): string =>
  ofBots.test(name.replace(/&nbsp;|\u00a0/gi, ' ')) ? ' ' : ` ${name} `;

/**
 * What a person typed, with all that Teams puts around it taken off: mentions of bots, quoted messages, tags,
 * entities, links to addresses, marks that cannot be seen, full-width forms of Latin letters.
 * Every expression in it is linear or bounded, so a hostile text costs no more than a friendly one.
 */
export const stripMarkup = (text: string): string =>
  narrow(
    text
      .replace(/<blockquote\b[^<>]*>[\s\S]*?<\/blockquote>/gi, ' ')
      .replace(mentions, mentioned)
      .replace(
        /<a\s[^<>]{0,200}?mailto:([^"'<>?\s]{1,320})[^<>]{0,400}>([^<>]{0,400})<\/a>/gi,
        (_, address: string, shown: string) => ` ${shown.includes('@') ? shown : address} `,
      )
      .replace(/\[([^[\]]{1,320})\]\(mailto:[^()\s]{1,330}\)/gi, ' $1 ')
      .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, ' ')
      .replace(/&(#?[a-z0-9]{2,8});/gi, decode)
      // Some clients write the tags of a mention as entities.
      .replace(mentions, mentioned)
      .replace(invisible, ''),
  );
