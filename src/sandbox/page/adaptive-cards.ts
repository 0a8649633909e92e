import { CodeBlock } from './code-block.js';

type Json = { readonly [name: string]: unknown };

/** What is used of the package `adaptivecards`; its own types do not compile under our rules. */
export interface CardAction {
  readonly id?: string;
  readonly title?: string;
  readonly verb?: string;
  readonly data?: unknown;
  readonly url?: string;
  getJsonTypeName(): string;
}

export interface RenderedCard {
  hostConfig: unknown;
  onExecuteAction: (action: CardAction) => void;
  parse(card: Json, context?: unknown): void;
  render(): HTMLElement | undefined;
  readonly element?: unknown;
}

interface Registry {
  register(typeName: string, type: unknown): void;
}

interface Library {
  readonly AdaptiveCard: (new () => RenderedCard) & {
    onProcessMarkdown: (text: string, result: { outputHtml?: string; didProcess: boolean }) => void;
  };
  readonly HostConfig: new (config: Json) => unknown;
  readonly CardElement: abstract new () => {
    internalParse(source: object, context: unknown): void;
  };
  readonly GlobalRegistry: { readonly elements: Registry };
}

declare global {
  var AdaptiveCards: Library;
}

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (found) => escapes[found] ?? '');

/**
 * The part of Markdown that the bot writes: backslashes before a character that is meant as itself, and
 * line breaks. Anything else is shown as it stands, so nobody's text becomes a link or an element.
 */
const markdown = (text: string): string =>
  escaped(text.replace(/\\([\\`*_{}[\]()#+\-.!~>|<&])/g, '$1')).replaceAll('\n', '<br>');

/** Readies the library once: no HTML from texts, and Teams' own element for code. */
export function readyCards(): void {
  const { AdaptiveCard, GlobalRegistry } = globalThis.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };
  GlobalRegistry.elements.register('CodeBlock', CodeBlock());
}
