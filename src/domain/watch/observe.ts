import type { Failure, Incident, Suspect } from './incident.js';

/** What people are told of an incident: a new card, the card they have brought up to date, or its end. */
export type Tell = 'opened' | 'updated' | 'recovered';

export interface Observed {
  readonly incident: Incident;
  readonly tell: Tell | undefined;
}

const minuteMs = 60_000;

/** What comes back so soon after it was well is the same incident. */
export const flapWithinMs = 60 * minuteMs;
/** Coming back so often is flapping: then only an hour without a failure is a recovery. */
const flapping = 2;
/** Repeats bring the cards up to date so often and no oftener. */
const updateEveryMs = 15 * minuteMs;

const since = (moment: Date, at: Date): number => at.getTime() - moment.getTime();

function opened(failure: Failure, at: Date, id: string, suspects: readonly Suspect[]): Observed {
  const incident: Incident = {
    ...failure,
    id,
    state: 'open',
    openedAt: at,
    lastAt: at,
    count: 1,
    toldAt: at,
    closedAt: undefined,
    flaps: 0,
    backAt: undefined,
    storm: undefined,
    wellSinceAt: undefined,
    acknowledged: undefined,
    muted: undefined,
    escalation: 0,
    suspects,
    version: 0,
  };
  return { incident, tell: 'opened' };
}

/** It failed. `before` is the newest incident of the same fingerprint. */
export function afterFailure(
  before: Incident | undefined,
  failure: Failure,
  at: Date,
  { id, suspects }: { readonly id: string; readonly suspects: readonly Suspect[] },
): Observed {
  const isOver = before?.state === 'closed' && since(before.closedAt ?? at, at) >= flapWithinMs;
  if (!before || isOver) return opened(failure, at, id, suspects);
  const { severity, evidence } = failure;
  const seen = {
    ...before,
    severity,
    evidence,
    lastAt: at,
    count: before.count + 1,
    wellSinceAt: undefined,
  };
  if (before.state === 'closed') {
    const flaps = before.flaps + 1;
    const back: Incident = {
      ...seen,
      flaps,
      state: 'open',
      closedAt: undefined,
      backAt: at,
      acknowledged: undefined,
      // What was muted until it recovered has recovered.
      muted: before.muted?.untilAt && before.muted,
      escalation: 0,
      toldAt: at,
    };
    return { incident: back, tell: flaps < flapping ? 'opened' : 'updated' };
  }
  const isNews =
    before.evidence.fault !== evidence.fault || since(before.toldAt, at) >= updateEveryMs;
  return isNews
    ? { incident: { ...seen, toldAt: at }, tell: 'updated' }
    : { incident: seen, tell: undefined };
}

/** It is well. One that flaps has to stay well for an hour. */
export function afterSuccess(before: Incident, at: Date): Observed {
  if (before.state === 'closed') return { incident: before, tell: undefined };
  const wellSinceAt = before.wellSinceAt ?? at;
  if (before.flaps >= flapping && since(wellSinceAt, at) < flapWithinMs) {
    return { incident: { ...before, wellSinceAt }, tell: undefined };
  }
  const closed: Incident = {
    ...before,
    state: 'closed',
    closedAt: at,
    wellSinceAt: undefined,
    toldAt: at,
  };
  return { incident: closed, tell: 'recovered' };
}
