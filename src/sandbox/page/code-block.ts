interface Parsed {
  readonly codeSnippet?: unknown;
}

/** Teams' element for code, which the package does not know: monospaced, with a button that copies. */
export function CodeBlock(): unknown {
  return class extends globalThis.AdaptiveCards.CardElement {
    private code = '';

    getJsonTypeName(): string {
      return 'CodeBlock';
    }

    override internalParse(source: Parsed, context: unknown): void {
      super.internalParse(source, context);
      this.code = typeof source.codeSnippet === 'string' ? source.codeSnippet : '';
    }

    internalRender(): HTMLElement {
      const block = document.createElement('div');
      block.className = 'code-block';
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'code-copy';
      button.textContent = document.documentElement.lang === 'en' ? 'Copy' : '複製';
      button.onclick = () => void copy(this.code, button);
      const pre = document.createElement('pre');
      pre.tabIndex = 0;
      pre.textContent = this.code;
      block.append(button, pre);
      return block;
    }
  };
}

async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  const before = button.textContent;
  await navigator.clipboard.writeText(text);
  button.textContent = document.documentElement.lang === 'en' ? 'Copied' : '已複製';
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}
