import type { CommandName } from '../words.js';
import { hasReason } from './ids.js';
import type { Known } from './known-forms.js';
import type { Names } from './names.js';
import { match, type Pattern, type SlotRules, type Slots } from './pattern.js';
import { closingReadings, openingReadings, readings, withoutPoliteness } from './politeness.js';
import type { Token } from './tokens.js';

/** A command that a whole text says. */
export interface Match {
  readonly command: CommandName;
  readonly slots: Slots;
}

/** A text as it was typed, and what is left of it without politeness, the barest last. */
export interface Heard {
  readonly tokens: readonly Token[];
  readonly said: readonly (readonly Token[])[];
}

export const hear = (tokens: readonly Token[]): Heard => ({ tokens, said: readings(tokens) });

export const barestOf = ({ said }: Heard): readonly Token[] => said.at(-1) ?? [];

type IsName = (tokens: readonly Token[]) => boolean;

/** A name with politeness behind it, which may be a part of it: whoever looks it up tries the whole first. */
const orPolite =
  (isName: IsName): IsName =>
  (tokens) =>
    closingReadings(tokens).some(isName);

const beginsWithSlot = ([first]: Pattern): boolean => first !== undefined && 'slot' in first;

/** "Approve all" is refused, and not taken for anything else. */
const everything = new Set(['all', 'everything', 'everyone', 'any']);

/** What may stand in the slots of a form. */
function rulesFor({ pattern, takesReason, isVague, accepts }: Known, names: Names): SlotRules {
  const isName = beginsWithSlot(pattern) ? names.isPlainName : orPolite(names.isName);
  return {
    accepts,
    idAlone: !takesReason,
    isName: isVague ? names.isAlias : isName,
    isWord: (word) => names.isWord(word) && !everything.has(word),
  };
}

/** A plain form or question that the whole text is. */
export function exactly(known: readonly Known[], heard: Heard, names: Names): Match | undefined {
  const barest = barestOf(heard);
  const plain = withoutPoliteness(heard.tokens);
  // Politeness would end up in a slot that takes the rest of the text; the end of a reason is for it.
  const whole = hasReason(plain) ? plain : barest;
  for (const each of heard.said) {
    for (const form of known) {
      const { command, pattern, isQuestion, takesRest, endsInName } = form;
      if (endsInName || (takesRest && each !== barest)) continue;
      const tokens = takesRest ? whole : each;
      const slots = match(pattern, tokens, isQuestion, rulesFor(form, names));
      if (slots) return { command, slots };
    }
  }
  return undefined;
}

/** Characters that may open what is said of somebody, and so end their name. */
const afterName: ReadonlySet<string> = new Set([...'的有是能可缺少']);

const isBeforeName = (pattern: Pattern): boolean =>
  pattern.some((part, place) => {
    const next = pattern[place + 1];
    return 'slot' in part && (place > 0 || (next && 'word' in next && afterName.has(next.word)));
  });

/** A form about somebody with a Chinese name: any other characters are tried first as what they may say. */
export function aboutSomebody(
  known: readonly Known[],
  heard: Heard,
  names: Names,
): Match | undefined {
  for (const each of heard.said) {
    for (const { command, pattern, takesRest, isVague } of known) {
      if (takesRest || isVague || !isBeforeName(pattern)) continue;
      const slots = match(pattern, each, true, { isName: orPolite(names.isChineseName) });
      if (slots) return { command, slots };
    }
  }
  return undefined;
}

/** Words that stand for somebody or something that was said before, or for all there are: nobody's name. */
const pronouns = new Set([
  ...['it', 'this', 'that', 'these', 'those', 'him', 'her', 'them', 'all', 'everyone', 'everybody'],
  ...[
    'everything',
    'any',
    'anyone',
    '它',
    '他',
    '她',
    '牠',
    '他們',
    '她們',
    '這個',
    '那個',
    '這支',
  ],
  ...['那支', '這台', '那台', '全部', '所有', '所有人', '大家', '每個人', '全部的人', '所有裝置'],
]);

const isPronoun = (name: string): boolean => pronouns.has(name.toLowerCase());

/** A command with what may be a name behind it: nothing of its end is taken off here. */
export function withName(known: readonly Known[], { tokens }: Heard): Match | undefined {
  for (const each of openingReadings(tokens)) {
    for (const { command, pattern, endsInName } of known) {
      const slots = endsInName ? match(pattern, each, false) : undefined;
      if (slots && !isPronoun(slots['device'] ?? '')) return { command, slots };
    }
  }
  return undefined;
}
