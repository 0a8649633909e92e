import { createRequire } from 'node:module';
import { createRenderer } from '../../src/cards/renderer.js';

const require = createRequire(import.meta.url);

/** What is used of the package `adaptivecards`, whose own types do not compile under our rules. */
interface AdaptiveCardsLibrary {
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt(index: number): { readonly message: string };
  };
  readonly AdaptiveCard: new () => {
    parse(card: object, context: object): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
}

/** Its main file cannot be imported by Node; the bundle in `dist` can. */
const AdaptiveCards: AdaptiveCardsLibrary = require('adaptivecards/dist/adaptivecards.js');

/** What is used of `adaptivecards-templating`, whose types lead to those of `adaptivecards`. */
interface TemplatingLibrary {
  readonly Template: new (
    template: unknown,
  ) => {
    expand(context: { readonly $root: object }): unknown;
  };
}

const { Template }: TemplatingLibrary = require('adaptivecards-templating');

/** A template filled by Microsoft's own library. */
export const fillByLibrary = (template: unknown, data: object): unknown =>
  new Template(template).expand({ $root: data });

/** The renderer over the templates that are delivered. */
export const render = createRenderer('cards');

/**
 * Not a card's fault: CodeBlock is Teams' own element and has a fallback; and the library checks `lang`
 * by an expression with the flag `g`, which refuses every second card whatever is in it.
 */
const beside = [
  /^Unknown element type "CodeBlock"/,
  /^Invalid value "[a-z]{2}" for property "lang"/,
];

/** What Microsoft's parser has to say about a card; nothing where it is content. */
export function complaints(content: object): readonly string[] {
  const context = new AdaptiveCards.SerializationContext();
  const card = new AdaptiveCards.AdaptiveCard();
  card.parse(content, context);
  const parsed = Array.from(
    { length: context.eventCount },
    (_, n) => context.getEventAt(n).message,
  );
  const validated = card.validateProperties().validationEvents.map((event) => event.message);
  return [...parsed, ...validated].filter(
    (message) => !beside.some((known) => known.test(message)),
  );
}

/** Every object within a JSON value. */
export function objectsIn(value: unknown): readonly { readonly [key: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? within : [{ ...value }, ...within];
}

/** Every text that a card shows, in order. */
export const textsIn = (card: unknown): readonly string[] =>
  objectsIn(card).flatMap(({ type, text }) =>
    (type === 'TextRun' || type === 'TextBlock') && typeof text === 'string' ? [text] : [],
  );
