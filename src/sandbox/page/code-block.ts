import { wordsOf } from './words.js';

interface Parsed {
  readonly codeSnippet?: unknown;
  readonly language?: unknown;
}

const copiedMs = 1500;

const pageWords = () => wordsOf(document.documentElement.lang === 'en' ? 'en' : 'zh-TW');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Teams' element for code, which the package does not know: monospaced, with a button that copies. */
export function CodeBlock(): unknown {
  return class extends globalThis.AdaptiveCards.CardElement {
    private code = '';
    private language = '';

    getJsonTypeName(): string {
      return 'CodeBlock';
    }

    override internalParse(source: Parsed, context: unknown): void {
      super.internalParse(source, context);
      this.code = textOf(source.codeSnippet);
      this.language = textOf(source.language);
    }

    internalRender(): HTMLElement {
      const block = document.createElement('div');
      block.className = 'code-block';
      block.role = 'group';
      block.ariaLabel = this.language || pageWords().code;
      const header = document.createElement('div');
      header.className = 'code-head';
      header.append(this.language, copyButton(this.code));
      const pre = document.createElement('pre');
      pre.tabIndex = 0;
      pre.textContent = this.code;
      block.append(header, pre);
      return block;
    }
  };
}

function copyButton(code: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'code-copy';
  button.textContent = pageWords().copy;
  const say = (text: string): void => {
    button.textContent = text;
    setTimeout(() => {
      button.textContent = pageWords().copy;
    }, copiedMs);
  };
  // The browser may forbid it.
  button.onclick = () =>
    void navigator.clipboard.writeText(code).then(
      () => say(pageWords().copied),
      () => say(pageWords().failed),
    );
  return button;
}
