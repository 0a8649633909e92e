import type { AuditEvent } from '../audit/audit-entry.js';
import { PersonFailure } from '../failure.js';
import type { PeopleDesk } from '../people/people-desk.js';
import type { Person } from '../people/person.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { Store, StoreAreas } from '../ports/store.js';
import { type Change, type ChangePolicy, type PersonRef, subjectOf } from './change.js';
import { asOf, decided, withdrawn } from './decide.js';
import { effectOfSetup } from './effect.js';
import type { SetupToday, SetupWishes } from './plan.js';
import { type DeviceWish, planDevice, readLists } from './plan-device.js';
import { planSetup } from './plan-setup.js';
import { readToday } from './read-today.js';

export interface ChangeDeskOptions {
  readonly store: Store;
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly people: Pick<PeopleDesk, 'person'>;
  readonly policy: ChangePolicy;
  readonly clock: () => Date;
  /** Short, and hard to mistake when it is read aloud. */
  readonly newChangeId: () => string;
  readonly hash: (text: string) => string;
  /** Told after every step that somebody else has to go on with. */
  readonly wake: () => void;
}

/** Where and by whom something is asked. */
export interface AskedBy {
  readonly person: Person;
  readonly conversationId: string;
}

/** A draft lives as long as somebody may think about it. */
const draftMs = 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

const refOf = ({ objectId, name }: Person): PersonRef => ({ objectId, name });

/** Everything that alters a tenant: asked for, decided by others, and written down with the decision. */
export class ChangeDesk {
  constructor(private readonly options: ChangeDeskOptions) {}

  /** @throws TenantFailure */
  today(options: AskOptions = {}): Promise<SetupToday> {
    return readToday(this.options.exchange, options);
  }

  /**
   * A plan of what a setup would change, for the person to look at.
   * @throws TenantFailure
   */
  async draftSetup(
    by: AskedBy,
    account: string,
    wishes: SetupWishes,
    options: AskOptions = {},
  ): Promise<Change> {
    const { exchange, clock } = this.options;
    const today = await readToday(exchange, options);
    const plan = planSetup(today, wishes);
    const effect = await effectOfSetup(exchange, today, wishes, clock, options);
    return this.draft(by, { kind: 'setup', account, wishes, device: undefined, plan, effect });
  }

  /** @throws PersonFailure when there is nothing to disconnect */
  async draftDisconnect(by: AskedBy): Promise<Change> {
    const connector = await this.options.store.connectors.current();
    if (!connector || connector.disconnectedAt) throw new PersonFailure('noConnector');
    const account = connector.primarySmtpAddress;
    const nothing = { wishes: undefined, device: undefined, plan: [], effect: undefined };
    return this.draft(by, { kind: 'disconnect', account, ...nothing });
  }

  /**
   * A plan for one device.
   * @throws PersonFailure when its mailbox's lists are as they are to be
   * @throws TenantFailure
   */
  async draftDevice(by: AskedBy, device: DeviceWish, options: AskOptions = {}): Promise<Change> {
    const open = await this.options.store.changes.open(subjectOf({ kind: 'device', device }));
    if (open) return open;
    const plan = planDevice(
      await readLists(this.options.exchange, device.mailbox, options),
      device,
    );
    if (plan.length === 0) throw new PersonFailure('nothingToChange');
    const none = { wishes: undefined, effect: undefined };
    return this.draft(by, { kind: 'device', account: device.mailbox, device, plan, ...none });
  }

  /**
   * Asks for the approval of a draft. While another change of its kind is open, that one is the answer.
   * @throws PersonFailure when it is not this person's draft, or too old
   */
  async request(id: string, person: Person): Promise<Change> {
    const { store, policy, clock, wake } = this.options;
    const draft = await this.find(id);
    const open = await store.changes.open(subjectOf(draft));
    if (open) return open;
    if (draft.requester.objectId !== person.objectId) throw new PersonFailure('notYourChange');
    if (draft.state !== 'draft') throw new PersonFailure('changeDecided', { id });
    const at = clock();
    const expiresAt = new Date(at.getTime() + policy[draft.kind].hours * hourMs);
    const waiting: Change = { ...draft, state: 'waiting', expiresAt };
    const isWritten = await this.write(waiting, { at, what: 'change.requested', person });
    if (!isWritten) throw new PersonFailure('changeDecided', { id });
    wake();
    return { ...waiting, version: waiting.version + 1 };
  }

  /**
   * A decision of somebody whose role is read anew, past any cache.
   * @throws PersonFailure when it is not theirs to decide; it is written down too
   * @throws TenantFailure when the directory does not tell who they are: then nothing is decided
   */
  async decide(
    id: string,
    personId: string,
    decision: 'approve' | 'reject',
    reason: string,
  ): Promise<Change> {
    const { people, policy, clock, wake } = this.options;
    const change = await this.find(id);
    const person = await people.person(personId, true);
    if (!person) throw new PersonFailure('mayNotApprove');
    const at = clock();
    const next = await this.orRefused(change, person, () =>
      decided(change, person, policy[change.kind], { decision, reason, at }),
    );
    const what = decision === 'approve' ? 'change.approved' : 'change.rejected';
    if (!(await this.write(next, { at, what, person, reason }))) {
      throw new PersonFailure('changeDecided', { id });
    }
    wake();
    return { ...next, version: next.version + 1 };
  }

  /** @throws PersonFailure when it is not this person's, or too late */
  async withdraw(id: string, person: Person): Promise<Change> {
    const change = await this.find(id);
    const at = this.options.clock();
    const next = await this.orRefused(change, person, () => withdrawn(change, person, at));
    if (!(await this.write(next, { at, what: 'change.withdrawn', person }))) {
      throw new PersonFailure('changeDecided', { id });
    }
    return { ...next, version: next.version + 1 };
  }

  /** @throws PersonFailure when there is no such change */
  async find(id: string): Promise<Change> {
    const { store, clock } = this.options;
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
      await this.write(now, { at: clock(), what: 'change.expired', person: undefined });
    }
  }

  private async draft(
    { person, conversationId }: AskedBy,
    asked: Pick<Change, 'kind' | 'account' | 'wishes' | 'device' | 'plan' | 'effect'>,
  ): Promise<Change> {
    const { store, policy, clock, newChangeId, hash } = this.options;
    const rule = policy[asked.kind];
    const createdAt = clock();
    const { kind, account, wishes, device, plan } = asked;
    const change: Change = {
      ...asked,
      id: newChangeId(),
      state: 'draft',
      requester: refOf(person),
      conversationId,
      approvalConversationId: rule.conversationId ?? conversationId,
      hash: hash(JSON.stringify([kind, account, wishes ?? device ?? null, plan])),
      approvalsNeeded: rule.approvals,
      decisions: [],
      outcomes: [],
      createdAt,
      expiresAt: new Date(createdAt.getTime() + draftMs),
      startedAt: undefined,
      endedAt: undefined,
      version: 0,
    };
    await store.changes.put(change);
    return { ...change, version: 1 };
  }

  /** Refused decisions are written down too, before they are told. */
  private async orRefused<T>(change: Change, person: Person, work: () => T): Promise<T> {
    try {
      return work();
    } catch (error) {
      if (error instanceof PersonFailure) {
        const { store, clock } = this.options;
        await store.together(({ audit }) =>
          audit.append({
            at: clock(),
            what: 'change.refused',
            person: refOf(person),
            changeId: change.id,
            detail: { refusal: error.refusal },
          }),
        );
      }
      throw error;
    }
  }

  /** State, audit and messages: all of it or nothing. */
  private write(
    change: Change,
    event: {
      readonly at: Date;
      readonly what: AuditEvent['what'];
      readonly person: Person | undefined;
      readonly reason?: string;
    },
  ): Promise<boolean> {
    const { at, what, person, reason = '' } = event;
    return this.options.store.together(async (areas) => {
      if (!(await areas.changes.put(change))) return false;
      await areas.audit.append({
        at,
        what,
        person: person && refOf(person),
        changeId: change.id,
        detail: { kind: change.kind, hash: change.hash, ...(reason ? { reason } : {}) },
      });
      await showEverywhere(areas, change);
      return true;
    });
  }
}

/** Whoever was asked and whoever asked see what became of it. */
export async function showEverywhere(areas: StoreAreas, change: Change): Promise<void> {
  const places = new Set([change.approvalConversationId, change.conversationId]);
  for (const conversationId of places) {
    await areas.outbox.add({ conversationId, changeId: change.id });
  }
}
