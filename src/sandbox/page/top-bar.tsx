import type { PageLanguage, SandboxPerson } from './chat-types.js';
import type { KeptChoices } from './kept-choices.js';
import type { Theme } from './theme.js';
import type { PageWords, Word } from './words.js';

export interface TopBarProps {
  readonly people: readonly SandboxPerson[];
  readonly choices: KeptChoices;
  readonly words: PageWords;
  readonly isPanelOpen: boolean;
  readonly choose: (choice: Partial<KeptChoices>) => void;
  readonly togglePanel: () => void;
}

const icons = {
  light:
    'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1M8 14v1M1 8h1M14 8h1M3 3l.7.7M12.3 12.3l.7.7M3 13l.7-.7M12.3 3.7l.7-.7',
  dark: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z',
  tenant: 'M2 4h7M13 4h1M2 12h1M7 12h7M11 2v4M5 10v4',
} as const;

const icon = (name: keyof typeof icons) => (
  <svg class="icon" viewBox="0 -2 16 20" aria-hidden="true">
    <path d={icons[name]} />
  </svg>
);

const roleWord = ({ role }: SandboxPerson): Word => role ?? 'noRole';

/** Who one is, how the page looks, and the way to the simulated tenant. */
export function TopBar({ people, choices, words, choose, isPanelOpen, togglePanel }: TopBarProps) {
  const other: Theme = choices.theme === 'light' ? 'dark' : 'light';
  return (
    <header class="top">
      <h1>Connector Bot</h1>
      <label>
        <span class="wide">{words.you}</span>
        <select
          aria-label={words.you}
          value={choices.personId}
          onChange={(event) => choose({ personId: event.currentTarget.value })}
        >
          {people.map((person) => (
            <option key={person.teamsId} value={person.teamsId}>
              {person.name} ({words[roleWord(person)]})
            </option>
          ))}
        </select>
      </label>
      <select
        aria-label={words.language}
        value={choices.language}
        onChange={(event) => choose({ language: event.currentTarget.value as PageLanguage })}
      >
        <option value="en">English</option>
        <option value="zh-TW">中文</option>
      </select>
      <button type="button" title={words.theme} onClick={() => choose({ theme: other })}>
        {icon(other)}
        <span class="wide">{words[other]}</span>
      </button>
      <button type="button" aria-expanded={isPanelOpen} onClick={togglePanel}>
        {icon('tenant')}
        <span class="wide">{words.tenant}</span>
      </button>
    </header>
  );
}
