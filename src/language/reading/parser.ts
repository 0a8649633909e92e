import type { Wording } from '../forms.js';
import { sayForm } from '../say-form.js';
import type { CommandName } from '../words.js';
import { createAccountFor } from './accounted-for.js';
import { isAboutQuotation, isNoOrder, wonders } from './asking.js';
import { type Known, knownForms } from './known-forms.js';
import { createNames, type Names } from './names.js';
import { createNearMisses, type Suggestion, type SuggestOptions } from './near-misses.js';
import type { Slots } from './pattern.js';
import { type Manners, mannersIn, withoutFaces, withoutPoliteness } from './politeness.js';
import { partsOf, saysAnother } from './several.js';
import { hasQuestionMark, type Token, tokensOf } from './tokens.js';
import {
  aboutSomebody,
  barestOf,
  exactly,
  type Heard,
  hear,
  type Match,
  withName,
} from './whole-match.js';

/** What a text is: a command, nearly one, or none. Nothing but `exact` may run anything. */
export type Parsed =
  | { readonly kind: 'exact'; readonly command: CommandName; readonly slots: Slots }
  | { readonly kind: 'near'; readonly suggestions: readonly Suggestion[] }
  /** Thanks, greetings and the like, which ask for nothing. */
  | { readonly kind: 'manners'; readonly manners: Manners }
  /** Nothing is left when mentions and politeness are taken off. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'none' };

export type Parser = (text: string, options: SuggestOptions) => Parsed;

/** Reads what people type, in all languages at once. Its cost is bounded, whatever the text. */
class Reader {
  private readonly known: readonly Known[];
  private readonly reading: readonly Known[];
  private readonly changing: readonly Known[];
  private readonly names: Names;
  private readonly accountFor: ReturnType<typeof createAccountFor>;
  private readonly nearMisses: ReturnType<typeof createNearMisses>;

  constructor(private readonly wordings: readonly Wording[]) {
    this.known = knownForms(wordings);
    this.reading = this.known.filter(({ mayBeAsked }) => mayBeAsked);
    this.changing = this.known.filter(({ mayBeAsked }) => !mayBeAsked);
    this.names = createNames(wordings);
    this.accountFor = createAccountFor(wordings, this.names);
    this.nearMisses = createNearMisses(wordings, this.names);
  }

  read(text: string, options: SuggestOptions): Parsed {
    const typed = hear(tokensOf(text));
    const calm = hear(withoutFaces(typed.tokens));
    const manners = mannersIn(calm.tokens);
    if (manners && !hasQuestionMark(text)) return { kind: 'manners', manners };
    if (barestOf(calm).length === 0) {
      // "Bot" is a greeting, and "Bot?" a question.
      const asked = hasQuestionMark(text) ? this.accountFor(calm.tokens) : undefined;
      return asked ? { kind: 'exact', ...asked } : { kind: 'empty' };
    }
    const found = this.command(text, typed, calm);
    if (found) return { kind: 'exact', ...found };
    const said = this.several(calm.tokens, options);
    // 放行 ends as politeness does, and only what was typed tells a question.
    const tokens = withoutPoliteness(calm.tokens);
    const suggestions = said.length > 0 ? said : this.nearMisses(tokens, options);
    return suggestions.length > 0 ? { kind: 'near', suggestions } : { kind: 'none' };
  }

  private command(text: string, typed: Heard, calm: Heard): Match | undefined {
    const { known, reading, changing, names } = this;
    const barest = barestOf(calm);
    const orders = changing.map(({ pattern }) => pattern);
    const mayChange = !isAboutQuotation(text) && !saysAnother(orders, barest);
    const isOrder = mayChange && !isNoOrder(text, typed.tokens);
    // A face may say no to what the words say.
    const hasFaces = calm.tokens.length < typed.tokens.length;
    const mayRun = isOrder && !hasFaces ? known : reading;
    return (
      (mayChange && !wonders(text, typed.tokens) ? withName(changing, typed) : undefined) ??
      withName(reading, calm) ??
      exactly(mayRun, calm, names) ??
      (isOrder && hasFaces ? exactly(changing, typed, names) : undefined) ??
      this.accountFor(barest, calm.tokens) ??
      this.accountFor(calm.tokens) ??
      aboutSomebody(mayRun, calm, names)
    );
  }

  /** What a text says one after the other, each as a suggestion; none where it does not. */
  private several(
    tokens: readonly Token[],
    { language, offered }: SuggestOptions,
  ): readonly Suggestion[] {
    const parts = partsOf(tokens);
    if (parts.length < 2) return [];
    const commands = parts.map((part) => {
      const said = tokensOf(part);
      return this.command(part, hear(said), hear(withoutFaces(said)));
    });
    if (commands.includes(undefined)) return [];
    return commands.flatMap((each) => {
      const wording = this.wordings.find(({ name }) => name === each?.command);
      if (!each || !wording || !offered(wording.name)) return [];
      return [{ command: wording.name, text: sayForm(wording.forms, language, each.slots) }];
    });
  }
}

/** @returns what reads a text in all languages at once */
export function createParser(wordings: readonly Wording[]): Parser {
  const reader = new Reader(wordings);
  return (text, options) => reader.read(text, options);
}
