import { PersonFailure } from '../failure.js';
import type { Here } from '../part.js';
import type { PeopleDesk } from '../people/people-desk.js';
import type { Person } from '../people/person.js';
import type { Store, StoreAreas } from '../ports/store.js';
import type { Approvals } from './approvals.js';
import { type Change, reasonIn, subjectOf } from './change.js';
import { type ChangeEvent, ChangeRecords } from './change-records.js';
import { asOf, brokenGlass, decided, withdrawn } from './decide.js';
import type { ChangePolicy } from './policy.js';

export interface ChangeDeskOptions {
  readonly store: Store;
  readonly people: Pick<PeopleDesk, 'person'>;
  readonly approvals: Approvals;
  readonly policy: ChangePolicy;
  readonly clock: () => Date;
  /** Told after every step that somebody else has to go on with. */
  readonly wake: () => void;
  readonly here: Here;
}

const hourMs = 60 * 60 * 1000;
const mostAttempts = 10;

/** All that people decide about changes: asked for, decided by others, and written down with it. */
export class ChangeDesk {
  private readonly records: ChangeRecords;

  constructor(private readonly options: ChangeDeskOptions) {
    this.records = new ChangeRecords(options.store);
  }

  /**
   * Asks for the approval of a draft. While another change of its kind is open, that one is the answer.
   * @throws PersonFailure when it is not this person's draft, or too old, or has no reason where one is
   * needed
   */
  async request(id: string, person: Person, said = ''): Promise<Change> {
    const { store, policy, clock } = this.options;
    const draft = await this.find(id);
    const open = await store.changes.open(subjectOf(draft));
    if (open) return open;
    if (draft.requester.objectId !== person.objectId) throw new PersonFailure('notYourChange');
    if (draft.state !== 'draft') throw new PersonFailure('changeDecided', { id });
    const reason = reasonIn(said) || draft.reason;
    if (draft.isReasonNeeded && reason === '') throw new PersonFailure('reasonNeeded');
    const at = clock();
    const expiresAt = new Date(at.getTime() + policy.kinds[draft.kind].hours * hourMs);
    const state = draft.approvalsNeeded === 0 ? 'approved' : 'waiting';
    const detail = reason === '' ? {} : { reason };
    const event = { at, what: 'change.requested', person, detail } as const;
    const asked = this.fromHere({ ...draft, state, reason, expiresAt });
    const written = await this.records.write(asked, event);
    if (written) return this.woken(written);
    // Another of its kind was asked for in between, or this one was, by a second press of its button.
    const first = await store.changes.open(subjectOf(draft));
    if (first) return first;
    throw new PersonFailure('changeDecided', { id });
  }

  /**
   * A decision of somebody whose role is read anew, past any cache.
   * @throws PersonFailure when it is not theirs to decide; it is written down too
   * @throws TenantFailure when the directory does not tell who they are: then nothing is decided
   */
  async decide(
    id: string,
    asker: Person,
    decision: 'approve' | 'reject',
    said: string,
  ): Promise<Change> {
    const { approvals, policy } = this.options;
    const what = decision === 'approve' ? 'change.approved' : 'change.rejected';
    const reason = reasonIn(said);
    const detail = reason === '' ? {} : { reason };
    const person = await this.fresh(await this.find(id), asker);
    return this.settled(id, { what, person, detail }, async (change, at) => {
      const known = decision === 'approve' ? await approvals.recounted(change) : change;
      return decided(known, person, policy.kinds[change.kind], { decision, reason, at });
    });
  }

  /**
   * Runs a change without the approval of others, where the policy names somebody for it; every channel
   * and group that the bot knows is told.
   * @throws PersonFailure, written down too
   * @throws TenantFailure when the directory does not tell who they are
   */
  async breakGlass(id: string, asker: Person, said: string): Promise<Change> {
    const { policy, clock } = this.options;
    const found = await this.find(id);
    const person = await this.fresh(found, asker);
    const reason = reasonIn(said);
    return this.settled(
      id,
      { what: 'change.brokenGlass', person, detail: { reason } },
      async (change, at) => brokenGlass(change, person, policy.breakGlass, { reason, at }),
      async ({ conversations, outbox }) => {
        const subject = { kind: 'change', id: found.id } as const;
        for (const { id: conversationId } of await conversations.shared()) {
          await outbox.add({ conversationId, subject, urgency: 'urgent', at: clock() });
        }
      },
    );
  }

  /** @throws PersonFailure when it is not this person's, or too late */
  async withdraw(id: string, person: Person): Promise<Change> {
    return this.settled(id, { what: 'change.withdrawn', person }, async (change, at) =>
      withdrawn(change, person, at),
    );
  }

  /** @throws PersonFailure when none is named, or there is no such change */
  async find(id: string): Promise<Change> {
    const { store, clock } = this.options;
    if (id.trim() === '') throw new PersonFailure('changeUnnamed');
    const change = await store.changes.get(id.trim().toUpperCase());
    if (!change) throw new PersonFailure('changeUnknown', { id: id.slice(0, 40) });
    return asOf(change, clock());
  }

  /** What waits for somebody, the newest first. */
  async pending(limit: number): Promise<readonly Change[]> {
    const { store, clock } = this.options;
    const open = await store.changes.list(['waiting', 'approved', 'running'], limit);
    return open.map((change) => asOf(change, clock()));
  }

  /** Writes down what has waited too long, so that another may be asked for. */
  async expireDue(): Promise<void> {
    const { store, clock } = this.options;
    for (const change of await store.changes.list(['waiting'], 100)) {
      const now = asOf(change, clock());
      if (now.state !== 'expired') continue;
      await this.records.write(now, { at: clock(), what: 'change.expired' });
    }
  }

  /** Who they are by now; somebody whom the directory does not know any more decides nothing. */
  private async fresh(change: Change, asker: Person): Promise<Person> {
    const person = await this.options.people.person(asker.objectId, true);
    return (
      person ??
      this.orRefused(change, asker, async () => {
        throw new PersonFailure('mayNotApprove');
      })
    );
  }

  private async orRefused<T>(change: Change, person: Person, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof PersonFailure) {
        await this.records.refused(change.id, person, error.refusal, this.options.clock());
      }
      throw error;
    }
  }

  /**
   * Decides about what is there. Another decision may come between reading and writing: then this one is
   * made anew on what the other left.
   */
  private async settled(
    id: string,
    { person, ...event }: Omit<ChangeEvent, 'at'> & { readonly person: Person },
    next: (change: Change, at: Date) => Promise<Change>,
    also?: (areas: StoreAreas) => Promise<void>,
  ): Promise<Change> {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const change = await this.find(id);
      const at = this.options.clock();
      const after = this.fromHere(await this.orRefused(change, person, () => next(change, at)));
      const written = await this.records.write(after, { ...event, at, person }, also);
      if (written) return this.woken(written);
    }
    throw new PersonFailure('changeDecided', { id });
  }

  private fromHere(change: Change): Change {
    const origin = this.options.here();
    return origin ? { ...change, origins: [...(change.origins ?? []), origin] } : change;
  }

  private woken(change: Change): Change {
    this.options.wake();
    return change;
  }
}
