import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageLanguage } from '../chat-types.js';
import type { PageWords } from '../words.js';
import { DevicesPanel } from './devices-panel.js';
import { FaultsPanel } from './faults-panel.js';
import { JournalPanel } from './journal-panel.js';
import { RolesPanel } from './roles-panel.js';
import { SettingsPanel } from './settings-panel.js';

const tabs = ['faults', 'tenant', 'devices', 'journal'] as const;
type Tab = (typeof tabs)[number];

export interface TenantPanelProps {
  readonly words: PageWords;
  readonly language: PageLanguage;
  readonly accounts: readonly string[];
  readonly close: () => void;
}

/** The simulated Microsoft 365, as its administrator and its bad luck. */
export function TenantPanel({ words, language, accounts, close }: TenantPanelProps) {
  const [tab, setTab] = useState<Tab>('faults');
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const closing = useRef(close);
  closing.current = close;
  // At once, and not a frame later: the next key already belongs to the panel, or to what opened it.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') closing.current();
    };
    const opened = panel.current;
    opened?.addEventListener('keydown', onKeyDown);
    heading.current?.focus();
    return () => {
      opened?.removeEventListener('keydown', onKeyDown);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside class="panel" ref={panel} aria-label={words.panel}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {words.panel}
        </h2>
        <button type="button" onClick={close}>
          {words.close}
        </button>
      </header>
      <div class="tabs">
        {tabs.map((each) => (
          <button key={each} type="button" aria-pressed={each === tab} onClick={() => setTab(each)}>
            {words[each]}
          </button>
        ))}
      </div>
      {tab === 'faults' && <FaultsPanel words={words} />}
      {tab === 'tenant' && <RolesPanel words={words} accounts={accounts} />}
      {tab === 'tenant' && <SettingsPanel words={words} />}
      {tab === 'devices' && <DevicesPanel words={words} />}
      {tab === 'journal' && <JournalPanel words={words} language={language} />}
    </aside>
  );
}
