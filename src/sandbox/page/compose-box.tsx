import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MenuEntry } from './chat-types.js';
import type { PageWords } from './words.js';

export interface ComposeBoxProps {
  readonly words: PageWords;
  readonly menu: readonly MenuEntry[];
  /** What this person said here before, the newest last. */
  readonly history: readonly string[];
  /** The bot's name where it has to be mentioned. */
  readonly mention: string | undefined;
  readonly isReply: boolean;
  readonly isChannel: boolean;
  readonly cancelReply: () => void;
  readonly say: (text: string) => void;
}

const mostSuggestions = 8;

/** Commands that go on as the text begins; all of them for a slash. */
function suggestionsFor(text: string, menu: readonly MenuEntry[]): readonly MenuEntry[] {
  const begun = text.trim().toLowerCase();
  if (begun === '') return [];
  if (begun === '/') return menu.slice(0, mostSuggestions);
  return menu.filter(
    ({ title }) => title.toLowerCase().startsWith(begun) && title.toLowerCase() !== begun,
  );
}

/** Where somebody types: suggestions with Tab or the arrows, what was said before with the arrow up. */
export function ComposeBox(props: ComposeBoxProps) {
  const { words, menu, history, mention, isReply, isChannel, say } = props;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [back, setBack] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const suggestions = isClosed || back > 0 ? [] : suggestionsFor(text, menu);
  const label = isReply ? words.composeReply : isChannel ? words.composeNew : words.compose;

  useEffect(() => {
    if (isReply) box.current?.focus();
  }, [isReply]);

  const change = (value: string): void => {
    setText(value);
    setChosen(0);
    setBack(0);
    setClosed(false);
  };
  const take = (entry: MenuEntry): void => {
    change(entry.title);
    setClosed(true);
    box.current?.focus();
  };
  const send = (): void => {
    if (text.trim() === '') return;
    say(text.trim());
    change('');
  };
  const recall = (step: number): void => {
    const place = Math.min(history.length, Math.max(0, back + step));
    setBack(place);
    setText(place === 0 ? '' : (history.at(-place) ?? ''));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const picked = suggestions[chosen];
    if (moves && suggestions.length > 0) {
      setChosen((chosen + moves + suggestions.length) % suggestions.length);
    } else if (moves && (text === '' || back > 0)) recall(-moves);
    else if (event.key === 'Tab' && picked && !event.shiftKey) take(picked);
    else if (event.key === 'Escape' && suggestions.length > 0) setClosed(true);
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
  };

  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {suggestions.length > 0 && (
        <div class="suggestions" id="suggestions" role="listbox" aria-label={words.suggestions}>
          {suggestions.map((entry, index) => (
            <div
              key={entry.title}
              id={`suggestion-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                take(entry);
              }}
            >
              <strong>{entry.title}</strong>
              <span>{entry.description}</span>
            </div>
          ))}
        </div>
      )}
      {isReply && (
        <button type="button" class="link" onClick={props.cancelReply}>
          {words.cancelReply}
        </button>
      )}
      <div class="compose-line">
        {mention && <span class="mention">@{mention}</span>}
        <input
          ref={box}
          type="text"
          autocomplete="off"
          value={text}
          placeholder={label}
          aria-label={label}
          role="combobox"
          aria-expanded={suggestions.length > 0}
          aria-controls="suggestions"
          aria-autocomplete="list"
          aria-activedescendant={suggestions.length > 0 ? `suggestion-${chosen}` : undefined}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" disabled={text.trim() === ''}>
          {words.send}
        </button>
      </div>
    </form>
  );
}
