import { useCallback, useEffect, useState } from 'preact/hooks';
import { request } from '../api.js';
import type { PageLanguage } from '../chat-types.js';
import type { PageWords } from '../words.js';
import { useAttempt } from './use-attempt.js';

interface Entry {
  readonly time: string;
  readonly identity: string;
  readonly cmdlet: string;
  readonly outcome: string;
}

const mostShown = 50;

export interface JournalPanelProps {
  readonly words: PageWords;
  readonly language: PageLanguage;
}

/** What ran in the simulated Exchange. */
export function JournalPanel({ words, language }: JournalPanelProps) {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const read = useCallback(async () => {
    const { cmdlets } = await request<{ cmdlets: readonly Entry[] }>('GET', '/sandbox/cmdlets');
    setEntries(cmdlets.slice(-mostShown).toReversed());
  }, []);
  const { failure, attempt } = useAttempt(words);
  useEffect(() => void attempt(read), [attempt, read]);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  return (
    <section>
      <p class="about">{words.journalAbout}</p>
      <button type="button" onClick={() => void attempt(read)}>
        {words.refresh}
      </button>
      {failure && <p role="alert">{failure}</p>}
      {entries.length === 0 && <p class="about">{words.nothingRan}</p>}
      <ol class="journal">
        {entries.map((entry, index) => (
          <li key={`${entry.time} ${index}`}>
            <time dateTime={entry.time}>{time.format(new Date(entry.time))}</time>
            <code>{entry.cmdlet}</code>
            <span>{entry.identity}</span>
            <span class={entry.outcome === 'ok' ? 'ok' : 'not-ok'}>{entry.outcome}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
