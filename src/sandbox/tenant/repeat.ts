import type { SandboxPeople } from '../person.js';
import { ExchangeError } from './exchange/exchange-error.js';
import { runCmdlet, writes } from './exchange/run-cmdlet.js';
import type { JournalEntry, Recorded, TenantEvent } from './journal.js';
import { principalOf } from './principal.js';
import { type RoleChange, setRole } from './set-role.js';
import type { ConnectorRecord, TenantState } from './state.js';

/** Does again what the journal recorded, in its order. What failed then is left out. */
export function repeatAll(
  recorded: readonly Recorded[],
  state: TenantState,
  people: SandboxPeople,
): void {
  for (const one of recorded) {
    if ('event' in one) repeatEvent(one, state, people);
    else if (one.outcome === 'ok' && writes(one.cmdlet)) repeatCmdlet(one, state, people);
  }
}

function repeatEvent(
  { time, event, detail }: TenantEvent,
  state: TenantState,
  people: SandboxPeople,
): void {
  // The journal is this program's own file: a detail has the shape that its event was recorded with.
  if (event === 'role') setRole(state, people, detail as unknown as RoleChange);
  if (event === 'settings') Object.assign(state.settings, detail);
  if (event === 'connector') state.connectors.push(detail as unknown as ConnectorRecord);
  if (event === 'connectorSync') {
    const connector = state.connectors.find(({ id }) => id === detail['id']);
    if (connector) Object.assign(connector, { status: 'connected', lastSyncDateTime: time });
  }
}

function repeatCmdlet(entry: JournalEntry, state: TenantState, people: SandboxPeople): void {
  const { identity, cmdlet, parameters, time, made = '' } = entry;
  const id = principalOf(state.entra, people, identity)?.id ?? identity;
  try {
    runCmdlet(id, cmdlet, parameters, {
      state,
      people,
      now: Date.parse(time),
      newGuid: () => made,
    });
  } catch (error) {
    // A tenant started with another size may lack what the cmdlet was about.
    if (!(error instanceof ExchangeError)) throw error;
  }
}
