import { useCallback, useEffect, useState } from 'preact/hooks';
import { request } from '../api.js';
import type { PageWords } from '../words.js';
import { useAttempt } from './use-attempt.js';

interface Held {
  readonly entraGroups: readonly string[];
  readonly entraRoles: readonly string[];
  readonly managementRoles: readonly { readonly role: string; readonly through: string }[];
  readonly cmdlets: readonly string[];
}

/** Roles that are worth a try; any other name of a role may be typed. */
const knownRoles = [
  'Organization Management',
  'Recipient Management',
  'View-Only Organization Management',
  'Organization Client Access',
  'Exchange Administrator',
  'Global Administrator',
  'Intune Administrator',
  'Exchange.ManageAsApp',
];

export interface RolesPanelProps {
  readonly words: PageWords;
  readonly accounts: readonly string[];
}

/** Who holds what in the tenant, and giving and taking roles. */
export function RolesPanel({ words, accounts }: RolesPanelProps) {
  const [account, setAccount] = useState('svc-limited@contoso.com');
  const [role, setRole] = useState(knownRoles[0] ?? '');
  const [held, setHeld] = useState<Held>();
  const { failure, attempt } = useAttempt(words);

  const look = useCallback(async () => {
    const path = `/sandbox/roles?account=${encodeURIComponent(account)}`;
    setHeld(await request<Held>('GET', path));
  }, [account]);
  useEffect(() => void attempt(look), [attempt, look]);

  const change = async (action: 'give' | 'take'): Promise<void> => {
    await request('POST', '/sandbox/roles', { account, role, action });
    await look();
  };
  const names = held && [
    ...held.entraGroups,
    ...held.entraRoles,
    ...new Set(held.managementRoles.map((each) => `${each.role} (${each.through})`)),
  ];

  return (
    <section>
      <h3>{words.roles}</h3>
      <label>
        {words.account}
        <select value={account} onChange={(e) => setAccount(e.currentTarget.value)}>
          {accounts.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label>
        {words.role}
        <input list="known-roles" value={role} onInput={(e) => setRole(e.currentTarget.value)} />
        <datalist id="known-roles">
          {knownRoles.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </label>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void attempt(() => change('give'))}>
          {words.give}
        </button>
        <button type="button" onClick={() => void attempt(() => change('take'))}>
          {words.take}
        </button>
      </div>
      {failure && <p role="alert">{failure}</p>}
      <h4>{words.holds}</h4>
      <ul class="held" aria-live="polite">
        {names?.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {names?.length === 0 && <li>–</li>}
      </ul>
    </section>
  );
}
