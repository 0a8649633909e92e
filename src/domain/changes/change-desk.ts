import type { Hash } from '../audit/chain.js';
import { PersonFailure } from '../failure.js';
import type { Here } from '../part.js';
import type { PeopleDesk } from '../people/people-desk.js';
import type { Person } from '../people/person.js';
import { suffices } from '../people/role.js';
import type { Store, StoreAreas } from '../ports/store.js';
import type { Approvals } from './approvals.js';
import { type Change, reasonIn, subjectOf } from './change.js';
import { type ChangeEvent, ChangeRecords } from './change-records.js';
import { asOf, bound, brokenGlass, decided, withdrawn } from './decide.js';
import { assertOwn } from './planning-desk.js';
import { bindingRule, type ChangePolicy } from './policy.js';

export interface ChangeDeskOptions {
  readonly store: Store;
  readonly people: Pick<PeopleDesk, 'person'>;
  readonly approvals: Approvals;
  readonly policy: ChangePolicy;
  readonly clock: () => Date;
  readonly hash: Hash;
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
    this.records = new ChangeRecords(options.store, options.hash);
  }

  /**
   * Requests the approval of a draft, under the policy in force now. A second press of its button is answered with
   * the change as it is.
   * @throws PersonFailure when it is not this person's draft, or too old, has no reason where one is needed, or
   * another change of its subject is open
   * @throws TenantFailure when the directory does not tell who they are
   */
  async request(id: string, asker: Person, said = ''): Promise<Change> {
    const { store, people, policy, clock } = this.options;
    const draft = await this.find(id);
    const open = await store.changes.open(subjectOf(draft));
    if (open) return this.ownOpen(open, asker, draft);
    if (draft.requester.objectId !== asker.objectId) throw new PersonFailure('notYourChange');
    if (draft.state !== 'draft') throw new PersonFailure('changeDecided', { id });
    const person = await people.person(asker.objectId, true);
    if (!person || !suffices(person.role, 'operator')) throw new PersonFailure('mayNotRequest');
    const reason = reasonIn(said) || draft.reason;
    if (draft.isReasonNeeded && reason === '') throw new PersonFailure('reasonNeeded');
    const at = clock();
    const rule = policy.kinds[draft.kind];
    const { hours } = bindingRule(draft.rule, rule);
    const expiresAt = new Date(at.getTime() + hours * hourMs);
    const state = draft.approvalsNeeded === 0 ? 'approved' : 'waiting';
    const approvalConversationId = rule.conversationId ?? draft.approvalConversationId;
    const detail = reason === '' ? {} : { reason };
    const event = { at, what: 'change.requested', person, detail } as const;
    const asked = { ...draft, state, reason, expiresAt, approvalConversationId } as const;
    const written = await this.records.write(this.fromHere(asked), event);
    if (written) return this.woken(written);
    // Another of its kind was asked for in between, or this one was, by a second press of its button.
    const first = await store.changes.open(subjectOf(draft));
    if (first) return this.ownOpen(first, asker, draft);
    throw new PersonFailure('changeDecided', { id });
  }

  /** @throws PersonFailure when the open change is not this very one, or one's own that asks for the same */
  private ownOpen(open: Change, person: Person, draft: Change): Change {
    if (open.id !== draft.id) {
      assertOwn(open, person, draft.device);
      if (open.hash !== draft.hash) throw new PersonFailure('changeOpen', { id: open.id });
    }
    return open;
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
      const next = decided(known, person, policy.kinds[change.kind], { decision, reason, at });
      const isVain = decision === 'approve' && !(await approvals.mayRequest(change));
      return isVain ? lapsed(next, at) : next;
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
    return this.now(change, clock());
  }

  /** What waits for somebody, the newest first. */
  async pending(limit: number): Promise<readonly Change[]> {
    const { store, clock } = this.options;
    const open = await store.changes.list(['waiting', 'approved', 'running'], limit);
    return open.map((change) => this.now(change, clock()));
  }

  /** A change as the policy and the time have it now. */
  private now(change: Change, at: Date): Change {
    return asOf(bound(change, this.options.policy.kinds[change.kind]), at);
  }

  /** Writes down what has waited too long, so that another may be asked for. */
  async expireDue(): Promise<void> {
    const { store, clock } = this.options;
    for (const change of await store.changes.list(['waiting'])) {
      const now = this.now(change, clock());
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

/** A change that nobody can approve any more: its requester lost the right to ask for it. */
const lapsed = (change: Change, at: Date): Change => ({
  ...change,
  state: 'void',
  found: { why: 'requester', plan: change.plan, effect: undefined },
  endedAt: at,
});
