import assert from 'node:assert/strict';
import type { Failure, Incident } from '../../../src/domain/watch/incident.js';
import { afterFailure, afterSuccess } from '../../../src/domain/watch/observe.js';

const noon = Date.parse('2026-11-23T12:00:00Z');
const at = (minutes: number): Date => new Date(noon + minutes * 60_000);

const failure = (fault = 'denied'): Failure => ({
  fingerprint: 'sync exchange',
  kind: 'syncFailed',
  severity: 'critical',
  evidence: { step: 'full', service: 'exchange', fault, said: undefined, missing: [] },
});

/** Plays failures and successes; each is told by a word, or `-` for nothing. */
function played(moves: readonly (readonly ['fails' | 'works', number])[]) {
  let incident: Incident | undefined;
  let ids = 0;
  const told: string[] = [];
  for (const [move, minutes] of moves) {
    if (move === 'works' && !incident) throw new Error('nothing has failed yet');
    const fresh = { id: `id-${ids + 1}`, suspects: [] };
    const observed =
      move === 'works' && incident
        ? afterSuccess(incident, at(minutes))
        : afterFailure(incident, failure(), at(minutes), fresh);
    if (observed.incident.id === fresh.id) ids += 1;
    incident = observed.incident;
    told.push(observed.tell ?? '-');
  }
  if (!incident) throw new Error('nothing was played');
  return { incident, told };
}

describe('what is observed of a failure', () => {
  it('opens an incident, counts repeats, and updates it each 15 minutes', () => {
    const { incident, told } = played([
      ['fails', 0],
      ['fails', 14.9],
      ['fails', 15],
      ['fails', 29.9],
      ['fails', 30],
    ]);
    assert.deepEqual(told, ['opened', '-', 'updated', '-', 'updated']);
    assert.deepEqual([incident.count, incident.lastAt, incident.openedAt], [5, at(30), at(0)]);
  });

  it('is news at once when the fault is another', () => {
    const { incident } = played([['fails', 0]]);
    const fresh = { id: 'other', suspects: [] };
    const { tell, incident: next } = afterFailure(incident, failure('slow'), at(1), fresh);
    assert.deepEqual([tell, next.evidence.fault, next.id], ['updated', 'slow', 'id-1']);
  });

  it('ends with the first success, once, and is another incident an hour later', () => {
    const { incident, told } = played([
      ['fails', 0],
      ['works', 5],
      ['works', 6],
      ['fails', 65],
    ]);
    assert.deepEqual(told, ['opened', 'recovered', '-', 'opened']);
    assert.deepEqual([incident.id, incident.flaps, incident.count], ['id-2', 0, 1]);
  });

  it('is the same incident when it comes back within the hour', () => {
    const { incident, told } = played([
      ['fails', 0],
      ['works', 5],
      ['fails', 64.9],
    ]);
    assert.deepEqual(told, ['opened', 'recovered', 'opened']);
    assert.deepEqual([incident.id, incident.flaps, incident.state], ['id-1', 1, 'open']);
    assert.deepEqual([incident.openedAt, incident.backAt], [at(0), at(64.9)]);
  });

  it('flaps when it came back twice: then only an hour without a failure is a recovery', () => {
    const flapping = [
      ['fails', 0],
      ['works', 1],
      ['fails', 2],
      ['works', 3],
      ['fails', 4],
    ] as const;
    assert.deepEqual(played([...flapping, ['works', 5], ['works', 64.9], ['works', 65]]).told, [
      ...['opened', 'recovered', 'opened', 'recovered', 'updated'],
      ...['-', '-', 'recovered'],
    ]);
    const again = played([...flapping, ['works', 5], ['fails', 10], ['works', 11], ['works', 66]]);
    assert.deepEqual(again.told.slice(5), ['-', '-', '-', '-']);
    assert.equal(again.incident.state, 'open');
  });

  it('is not acknowledged, escalated or muted until recovery any more when it comes back', () => {
    const person = { objectId: 'a', name: 'Alice' };
    const { incident } = played([
      ['fails', 0],
      ['works', 5],
    ]);
    const fresh = { id: 'x', suspects: [] };
    const back = (muted: Incident['muted']): Incident =>
      afterFailure(
        { ...incident, acknowledged: { person, at: at(1) }, escalation: 2, muted },
        failure(),
        at(10),
        fresh,
      ).incident;
    const { acknowledged, escalation, muted } = back({ person, untilAt: undefined });
    assert.deepEqual([acknowledged, escalation, muted], [undefined, 0, undefined]);
    assert.equal(back({ person, untilAt: at(60) }).muted?.untilAt?.getTime(), at(60).getTime());
  });

  it('stays one incident when a clock is put back', () => {
    const { incident, told } = played([
      ['fails', 0],
      ['fails', -60],
      ['works', -55],
      ['fails', -50],
    ]);
    assert.deepEqual(told, ['opened', '-', 'recovered', 'opened']);
    assert.equal(incident.id, 'id-1');
  });
});
