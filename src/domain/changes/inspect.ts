import { PersonFailure } from '../failure.js';
import type { ChangeStore } from '../ports/change-store.js';
import type { ConnectorStore } from '../ports/connector-store.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions } from '../ports/intune.js';
import type { Change, ChangeRequest } from './change.js';
import { missingDevice, planDevice, readLists } from './kinds/device.js';
import { appliedSteps, deviceIn, newerChange, rollBack } from './kinds/rollback.js';
import { missingInSetup, planSetup, readToday } from './kinds/setup.js';
import type { Missing, Plan, PlanDifference, SetupToday } from './plan.js';

/** Where a change's request is compared with the tenant. */
export interface PlanSources {
  readonly exchange: Pick<ExchangeBackend, 'run'>;
  readonly changes: Pick<ChangeStore, 'get' | 'list'>;
  readonly connectors: Pick<ConnectorStore, 'current'>;
  /**
   * Whether the tenant has an enabled account of an address, read past any cache.
   * @throws TenantFailure
   */
  readonly hasAccount: (address: string, options?: AskOptions) => Promise<boolean>;
}

/** A request, compared with the tenant. */
export interface Inspection {
  /** What is still to be done: the whole plan while nothing was, and nothing once all of it is there. */
  readonly plan: Plan;
  /** What the request names and isn't there. */
  readonly missing: readonly Missing[];
  /** Of a rollback: what somebody changed since, and it would overwrite. */
  readonly changedSince: readonly PlanDifference[];
  /** All that was requested is there. */
  readonly isDone: boolean;
  /** Of a setup: what it was compared with. */
  readonly today?: SetupToday;
}

/** A request, and the change that it is part of, once there is one. */
export type Inspected = ChangeRequest & { readonly id?: string };

const inspection = (
  plan: Plan,
  missing: readonly Missing[],
  changedSince: readonly PlanDifference[] = [],
): Inspection => ({
  plan,
  missing,
  changedSince,
  isDone: plan.length === 0 && missing.length === 0 && changedSince.length === 0,
});

/**
 * Compares what a change asks for, object by object, with what the tenant has.
 * @throws TenantFailure
 * @throws PersonFailure when the tenant's answer could mean several objects
 */
export function inspect(
  request: Inspected,
  sources: PlanSources,
  options: AskOptions = {},
): Promise<Inspection> {
  switch (request.kind) {
    case 'setup':
      return inspectSetup(request, sources, options);
    case 'disconnect':
      return inspectDisconnect(request, sources);
    case 'device':
      return inspectDevice(request, sources, options);
    case 'restore':
      return inspectRollback(request, sources, options);
  }
}

async function inspectSetup(
  { account, wishes }: Extract<ChangeRequest, { kind: 'setup' }>,
  { exchange, hasAccount }: PlanSources,
  options: AskOptions,
): Promise<Inspection> {
  const [today, isAccount] = await Promise.all([
    readToday(exchange, options),
    hasAccount(account, options),
  ]);
  const noAccount: readonly Missing[] = isAccount ? [] : [{ what: 'account', name: account }];
  const missing = [...noAccount, ...missingInSetup(today, wishes)];
  return { ...inspection(planSetup(today, wishes), missing), today };
}

async function inspectDisconnect(
  { account, connectorId }: Extract<ChangeRequest, { kind: 'disconnect' }>,
  { connectors }: PlanSources,
): Promise<Inspection> {
  const current = await connectors.current();
  const isMeant =
    connectorId === undefined
      ? current?.primarySmtpAddress === account
      : current?.id === connectorId;
  if (!isMeant) return inspection([], [{ what: 'connector', name: account }]);
  return { ...inspection([], []), isDone: current?.disconnectedAt !== undefined };
}

async function inspectDevice(
  { device }: Extract<ChangeRequest, { kind: 'device' }>,
  { exchange }: PlanSources,
  options: AskOptions,
): Promise<Inspection> {
  const [lists, missing] = await Promise.all([
    readLists(exchange, device, options),
    missingDevice(exchange, device, options),
  ]);
  return inspection(planDevice(lists, device), missing);
}

async function inspectRollback(
  { id, restores }: Extract<Inspected, { kind: 'restore' }>,
  { exchange, changes }: PlanSources,
  options: AskOptions,
): Promise<Inspection> {
  const restored = await changes.get(restores);
  if (!restored) return inspection([], [{ what: 'change', name: restores }]);
  await assertNewest(restored, id, changes);
  const steps = appliedSteps(restored);
  const devices = steps.flatMap((step) => deviceIn(step) ?? []);
  const lists = await Promise.all(
    devices.map(
      async (device) => [device.mailbox, await readLists(exchange, device, options)] as const,
    ),
  );
  const isOfSetup = devices.length < steps.length;
  const setup = isOfSetup ? await readToday(exchange, options) : undefined;
  const { plan, missing, changedSince } = rollBack(restored, { setup, lists: new Map(lists) });
  return inspection(plan, missing, changedSince);
}

/** States of changes that may have written something. */
const ran: readonly Change['state'][] = ['running', 'done', 'failed', 'unknown'];

/** @throws PersonFailure when a newer change wrote over the one that is rolled back */
async function assertNewest(
  restored: Change,
  own: string | undefined,
  changes: PlanSources['changes'],
): Promise<void> {
  const since = restored.startedAt?.getTime() ?? restored.createdAt.getTime();
  // Another rollback of the same change that got only part of the way doesn't stand in this one's.
  const later = (await changes.list(ran)).filter(
    ({ id, restores, startedAt }) =>
      ![own, restored.id].includes(id) &&
      restores !== restored.id &&
      (startedAt?.getTime() ?? 0) > since,
  );
  const newer = newerChange(restored, later);
  if (newer) throw new PersonFailure('changedByNewer', { id: restored.id, newer: newer.id });
}

/**
 * The same as a refusal in words, for people who ask for a change.
 * @throws PersonFailure when the request names what isn't there, or would overwrite what somebody changed since
 */
export function assertPossible({ missing: [first], changedSince }: Inspection): void {
  if (first) throw new PersonFailure(`${first.what}Gone`, { name: first.name });
  if (changedSince.length === 0) return;
  const settings = changedSince.map(({ name }) => name).join(', ');
  throw new PersonFailure('changedSince', { settings });
}
