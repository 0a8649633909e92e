import type { AuditEvent } from '../audit/audit-entry.js';
import type { Hash } from '../audit/chain.js';
import type { Store, StoreAreas } from '../ports/store.js';
import { wants } from '../watch/announce.js';
import type { Change, PersonRef } from './change.js';

/** What is written down beside a change's new state. */
export interface ChangeEvent {
  readonly at: Date;
  readonly what: AuditEvent['what'];
  readonly person?: PersonRef | undefined;
  readonly detail?: AuditEvent['detail'];
}

/** Whoever was asked and whoever asked see what became of it. */
async function showEverywhere(areas: StoreAreas, change: Change, at: Date): Promise<void> {
  const { id, state, conversationId: asked, approvalConversationId } = change;
  const topic = state === 'waiting' ? 'approvals' : 'changes';
  const wanting = (await areas.subscriptions.all()).filter((each) => wants(each, topic));
  const places = [approvalConversationId, asked, ...wanting.map((each) => each.conversationId)];
  for (const conversationId of new Set(places)) {
    const subject = { kind: 'change', id } as const;
    await areas.outbox.add({ conversationId, subject, urgency: 'urgent', at });
  }
  if (change.kind !== 'setup' || state !== 'done') return;
  const connection = { kind: 'connection', id } as const;
  await areas.outbox.add({ conversationId: asked, subject: connection, urgency: 'usual', at });
}

/** Writes state, audit and messages: all of it or nothing. */
export class ChangeRecords {
  constructor(
    private readonly store: Store,
    private readonly hash: Hash,
  ) {}

  /**
   * @param also what else belongs to the same moment
   * @returns the change as it is now; undefined when somebody else was faster, and nothing was written
   */
  write(
    change: Change,
    { at, what, person, detail = {} }: ChangeEvent,
    also: (areas: StoreAreas) => Promise<void> = async () => {},
  ): Promise<Change | undefined> {
    const { id, kind, hash } = change;
    // As it is stored: whoever has the record and this entry can tell whether the record was altered since.
    const record = this.hash(JSON.stringify({ ...change, version: change.version + 1 }));
    return this.store.together(async (areas) => {
      if (!(await areas.changes.put(change))) return undefined;
      const known = person && { objectId: person.objectId, name: person.name };
      await areas.audit.append({
        at,
        what,
        person: known,
        changeId: id,
        detail: { kind, hash, record, ...detail },
      });
      await showEverywhere(areas, change, at);
      await also(areas);
      return { ...change, version: change.version + 1 };
    });
  }

  /** What was refused is written down before it is told. */
  async refused(changeId: string, person: PersonRef, refusal: string, at: Date): Promise<void> {
    const { objectId, name } = person;
    await this.store.together(({ audit }) =>
      audit.append({
        at,
        what: 'change.refused',
        person: { objectId, name },
        changeId,
        detail: { refusal },
      }),
    );
  }
}
