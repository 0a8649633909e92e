import { PersonFailure } from '../failure.js';
import type { Person } from '../people/person.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { Store } from '../ports/store.js';
import { type Change, reasonIn, subjectOf } from './change.js';
import { changeText } from './change-text.js';
import { effectOfSetup } from './effect.js';
import type { SetupToday, SetupWishes } from './plan.js';
import { planBack } from './plan-back.js';
import { type DeviceWish, planDevice, readLists } from './plan-device.js';
import { planSetup } from './plan-setup.js';
import type { ChangePolicy } from './policy.js';
import { readToday } from './read-today.js';

export interface PlanningDeskOptions {
  readonly store: Store;
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly policy: ChangePolicy;
  readonly clock: () => Date;
  /** Short, and hard to mistake when it is read aloud. */
  readonly newChangeId: () => string;
  readonly hash: (text: string) => string;
}

/** Where and by whom something is asked. */
export interface AskedBy {
  readonly person: Person;
  readonly conversationId: string;
  /** Why, where it was said with what is asked for. */
  readonly reason?: string;
}

type Asked = Pick<Change, 'kind' | 'account'> &
  Partial<Pick<Change, 'wishes' | 'device' | 'restores' | 'plan' | 'effect'>>;

/** A draft lives as long as somebody may think about it. */
const draftMs = 60 * 60 * 1000;

/** Makes plans for people to look at. A draft changes nothing, and is asked for by nobody yet. */
export class PlanningDesk {
  constructor(private readonly options: PlanningDeskOptions) {}

  /** @throws TenantFailure */
  today(options: AskOptions = {}): Promise<SetupToday> {
    return readToday(this.options.exchange, options);
  }

  /**
   * What a setup would change.
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
    return this.draft(by, { kind: 'setup', account, wishes, plan, effect });
  }

  /** @throws PersonFailure when there is nothing to disconnect */
  async draftDisconnect(by: AskedBy): Promise<Change> {
    const connector = await this.options.store.connectors.current();
    if (!connector || connector.disconnectedAt) throw new PersonFailure('noConnector');
    return this.draft(by, { kind: 'disconnect', account: connector.primarySmtpAddress });
  }

  /**
   * A plan for one device.
   * @throws PersonFailure when its mailbox's lists are as they are to be
   * @throws TenantFailure
   */
  async draftDevice(by: AskedBy, wish: DeviceWish, options: AskOptions = {}): Promise<Change> {
    const { exchange, store } = this.options;
    const lists = await readLists(exchange, wish, options);
    const device = { ...wish, mailbox: lists.address };
    const open = await store.changes.open(subjectOf({ kind: 'device', device }));
    if (open) return open;
    const plan = planDevice(lists, device);
    if (plan.length === 0) throw new PersonFailure('nothingToChange');
    return this.draft(by, { kind: 'device', account: device.mailbox, device, plan });
  }

  /**
   * The wishes of a change that ended, planned anew: after a failure that is the rest.
   * @throws PersonFailure when there is no such change, or it is open still
   * @throws TenantFailure
   */
  async draftAgain(by: AskedBy, id: string, options: AskOptions = {}): Promise<Change> {
    const before = await this.ended(id);
    if (before.device) return this.draftDevice(by, before.device, options);
    if (before.restores !== undefined) return this.draftBack(by, before.restores, options);
    if (before.wishes) return this.draftSetup(by, before.account, before.wishes, options);
    return this.draftDisconnect(by);
  }

  /**
   * A plan that puts back what a setup overwrote.
   * @throws PersonFailure when there is nothing to put back
   * @throws TenantFailure
   */
  async draftBack(by: AskedBy, id: string, options: AskOptions = {}): Promise<Change> {
    const before = await this.ended(id);
    const plan = planBack(before, await this.today(options));
    if (plan.length === 0) throw new PersonFailure('nothingToChange');
    const { account } = before;
    return this.draft(by, { kind: 'restore', account, restores: before.id, plan });
  }

  private async ended(id: string): Promise<Change> {
    const change = await this.options.store.changes.get(id.trim().toUpperCase());
    if (!change) throw new PersonFailure('changeUnknown', { id: id.slice(0, 40) });
    if (!change.endedAt) throw new PersonFailure('changeOpen', { id: change.id });
    return change;
  }

  private async draft(
    { person, conversationId, reason = '' }: AskedBy,
    asked: Asked,
  ): Promise<Change> {
    const { store, policy, clock, newChangeId, hash } = this.options;
    const rule = policy.kinds[asked.kind];
    const createdAt = clock();
    const { objectId, name } = person;
    const whole = {
      wishes: undefined,
      device: undefined,
      restores: undefined,
      plan: [],
      effect: undefined,
      ...asked,
    };
    const change: Change = {
      ...whole,
      id: newChangeId(),
      state: 'draft',
      requester: { objectId, name },
      conversationId,
      approvalConversationId: rule.conversationId ?? conversationId,
      reason: reasonIn(reason),
      isReasonNeeded: rule.reason,
      hash: hash(changeText(whole)),
      approvalsNeeded: rule.approvals,
      decisions: [],
      outcomes: [],
      trouble: undefined,
      found: undefined,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + draftMs),
      startedAt: undefined,
      endedAt: undefined,
      version: 0,
    };
    await store.changes.put(change);
    return { ...change, version: 1 };
  }
}
