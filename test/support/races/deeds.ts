import type { Change } from '../../../src/domain/changes/change.js';
import { PersonFailure } from '../../../src/domain/failure.js';
import type { ExchangeBackend } from '../../../src/domain/ports/exchange-backend.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { type ChangeBench, changeBench, policyWith } from '../change-bench.js';

/** What somebody does about a change. */
export interface Deed {
  readonly what: 'bob approves' | 'approve' | 'reject' | 'expire' | 'withdraw' | 'ask';
  /** Of the change; of who asks: their name. */
  readonly id: string;
  /** How many approvals the policy wants. */
  readonly needed: number;
  /** The moment, in milliseconds since 1970. */
  readonly at: number;
  /** What is asked for. */
  readonly device?: { readonly mailbox: string; readonly deviceId: string };
}

/** How it ended for who did it. */
export interface Told {
  readonly isDone: boolean;
  /** The change as they were shown it. */
  readonly change?: Pick<Change, 'id' | 'state'> | undefined;
}

async function done(bench: ChangeBench, { what, id, device }: Deed): Promise<Told['change']> {
  const { desk, people, planning } = bench;
  if (what === 'bob approves') return desk.decide(id, people.of('bob'), 'approve', '');
  if (what === 'approve') return desk.decide(id, people.of('carol'), 'approve', '');
  if (what === 'reject') return desk.decide(id, people.of('carol'), 'reject', 'not now');
  if (what === 'withdraw') return desk.withdraw(id, people.of('alice'));
  if (!device) {
    await desk.expireDue();
    return undefined;
  }
  const by = { person: people.of(id), conversationId: `a:${id}` };
  const asked = { action: 'block', shown: 'a phone', ...device } as const;
  const draft = await planning.draftDevice(by, asked);
  return desk.request(draft.id, by.person);
}

/** @throws whatever is no refusal */
export async function doneBy(
  store: Store,
  exchange: Pick<ExchangeBackend, 'run'>,
  deed: Deed,
): Promise<Told> {
  const policy = policyWith({ approvals: deed.needed });
  const bench = changeBench({ store, exchange, policy, clock: () => new Date(deed.at) });
  try {
    const change = await done(bench, deed);
    return { isDone: true, change: change && { id: change.id, state: change.state } };
  } catch (error) {
    if (error instanceof PersonFailure) return { isDone: false };
    throw error;
  }
}
