import { PersonFailure } from '../failure.js';
import type { Person } from '../people/person.js';
import type { AskOptions } from '../ports/intune.js';
import type { Store } from '../ports/store.js';
import { type Change, type ChangeRequest, reasonIn, subjectOf } from './change.js';
import { changeText } from './change-text.js';
import { type Effect, effectOfSetup } from './effect.js';
import { assertPossible, type Inspection, inspect, type PlanSources } from './inspect.js';
import { readLists } from './kinds/device.js';
import { readToday } from './kinds/setup.js';
import type { DeviceWish, SetupToday, SetupWishes } from './plan.js';
import type { ChangePolicy } from './policy.js';

export interface PlanningDeskOptions extends Pick<PlanSources, 'exchange' | 'hasAccount'> {
  readonly store: Store;
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

/** A draft lives as long as somebody may think about it. */
const draftMs = 60 * 60 * 1000;

/** Makes plans for people to look at. A draft changes nothing, and is asked for by nobody yet. */
export class PlanningDesk {
  private readonly sources: PlanSources;

  constructor(private readonly options: PlanningDeskOptions) {
    const { exchange, hasAccount, store } = options;
    this.sources = { exchange, hasAccount, changes: store.changes, connectors: store.connectors };
  }

  /** @throws TenantFailure */
  today(options: AskOptions = {}): Promise<SetupToday> {
    return readToday(this.options.exchange, options);
  }

  /**
   * The open change of a subject, which its own requester goes on with.
   * @throws PersonFailure when it is somebody else's, or asks for something else: it is never shown as an answer
   */
  async ownOpen(
    person: Person,
    request: Pick<ChangeRequest, 'kind' | 'device'>,
  ): Promise<Change | undefined> {
    const open = await this.options.store.changes.open(subjectOf(request));
    if (open) assertOwn(open, person, request.device);
    return open;
  }

  /**
   * What a setup would change.
   * @throws PersonFailure when it names an account or a policy that isn't there
   * @throws TenantFailure
   */
  async draftSetup(
    by: AskedBy,
    account: string,
    wishes: SetupWishes,
    options: AskOptions = {},
  ): Promise<Change> {
    return this.draft(by, { kind: 'setup', account, wishes }, options);
  }

  /** @throws PersonFailure when there is nothing to disconnect */
  async draftDisconnect(by: AskedBy): Promise<Change> {
    const connector = await this.options.store.connectors.current();
    if (!connector || connector.disconnectedAt) throw new PersonFailure('noConnector');
    const { id: connectorId, primarySmtpAddress: account } = connector;
    return this.draft(by, { kind: 'disconnect', account, connectorId });
  }

  /**
   * A plan for one device; one's own that waits already is the answer.
   * @throws PersonFailure when its mailbox's lists are as they are to be, or another change of it is open
   * @throws TenantFailure
   */
  async draftDevice(by: AskedBy, wish: DeviceWish, options: AskOptions = {}): Promise<Change> {
    const { address: mailbox } = await readLists(this.options.exchange, wish, options);
    const device = { ...wish, mailbox };
    const request = { kind: 'device', account: mailbox, device } as const;
    return (await this.ownOpen(by.person, request)) ?? this.draft(by, request, options);
  }

  /**
   * What a change that ended asked for, planned again: after a failure that is the rest.
   * @throws PersonFailure when there is no such change, or it is open still
   * @throws TenantFailure
   */
  async draftAgain(by: AskedBy, id: string, options: AskOptions = {}): Promise<Change> {
    const before = await this.ended(id);
    if (before.kind === 'disconnect') return this.draftDisconnect(by);
    return before.kind === 'device'
      ? this.draftDevice(by, before.device, options)
      : this.draft(by, requestOf(before), options);
  }

  /**
   * A plan that rolls a change back.
   * @throws PersonFailure when there is nothing to roll back, or something else was changed since
   * @throws TenantFailure
   */
  async draftBack(by: AskedBy, id: string, options: AskOptions = {}): Promise<Change> {
    const { id: restores, account, kind } = await this.ended(id);
    if (kind === 'disconnect') throw new PersonFailure('noRollback', { id: restores });
    return this.draft(by, { kind: 'restore', account, restores }, options);
  }

  private async ended(id: string): Promise<Change> {
    const change = await this.options.store.changes.get(id.trim().toUpperCase());
    if (!change) throw new PersonFailure('changeUnknown', { id: id.slice(0, 40) });
    if (!change.endedAt) throw new PersonFailure('changeOpen', { id: change.id });
    return change;
  }

  private async draft(
    by: AskedBy,
    request: ChangeRequest,
    options: AskOptions = {},
  ): Promise<Change> {
    const { store } = this.options;
    const found = await inspect(request, this.sources, options);
    assertPossible(found);
    const isEmpty = request.kind === 'device' || request.kind === 'restore';
    if (isEmpty && found.plan.length === 0) throw new PersonFailure('nothingToChange');
    const change = this.drafted(by, request, found, await this.effect(request, found, options));
    await store.changes.put(change);
    return { ...change, version: 1 };
  }

  private async effect(
    { wishes }: ChangeRequest,
    { today }: Inspection,
    options: AskOptions,
  ): Promise<Effect | undefined> {
    if (!wishes || !today) return undefined;
    return effectOfSetup(this.options.exchange, today, wishes, this.options.clock, options);
  }

  private drafted(
    { person: { objectId, name }, conversationId, reason = '' }: AskedBy,
    request: ChangeRequest,
    { plan }: Inspection,
    effect: Effect | undefined,
  ): Change {
    const { policy, clock, newChangeId, hash } = this.options;
    const rule = policy.kinds[request.kind];
    const createdAt = clock();
    return {
      ...request,
      id: newChangeId(),
      state: 'draft',
      requester: { objectId, name },
      conversationId,
      approvalConversationId: rule.conversationId ?? conversationId,
      rule,
      reason: reasonIn(reason),
      isReasonNeeded: rule.reason,
      plan,
      hash: hash(changeText({ ...request, plan })),
      effect,
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
  }
}

/** What a change asks for, without what became of it. */
function requestOf(change: Extract<Change, { kind: 'setup' | 'restore' }>): ChangeRequest {
  const { account } = change;
  return change.kind === 'setup'
    ? { kind: 'setup', account, wishes: change.wishes }
    : { kind: 'restore', account, restores: change.restores };
}

/**
 * A request that meets a pending change of the same subject is answered with it only where it is one's own and asks
 * for the same.
 * @throws PersonFailure otherwise, with whose it is: nothing was requested
 */
export function assertOwn(open: Change, person: Person, device?: DeviceWish): void {
  const isSame = open.device?.action === device?.action;
  if (open.requester.objectId === person.objectId && isSame) return;
  const isOwn = open.requester.objectId === person.objectId;
  const { id, requester, kind } = open;
  const does = open.device ? `${open.device.action} ${open.device.shown}` : kind;
  throw new PersonFailure(isOwn ? 'ownChangePending' : 'otherChangePending', {
    id,
    name: requester.name,
    does,
  });
}
