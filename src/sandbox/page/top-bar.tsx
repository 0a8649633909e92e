import type { PageLanguage, SandboxPerson } from './chat-types.js';
import type { KeptChoices, Theme } from './kept-choices.js';
import type { PageWords, Word } from './words.js';

export interface TopBarProps {
  readonly people: readonly SandboxPerson[];
  readonly choices: KeptChoices;
  readonly words: PageWords;
  readonly isPanelOpen: boolean;
  readonly choose: (choice: Partial<KeptChoices>) => void;
  readonly togglePanel: () => void;
}

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
        {words[other]}
      </button>
      <button type="button" aria-expanded={isPanelOpen} onClick={togglePanel}>
        {words.tenant}
      </button>
    </header>
  );
}
