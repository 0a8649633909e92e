import assert from 'node:assert/strict';
import type { SyncRun } from '../../../src/domain/ports/sync-store.js';
import {
  failureOfCredential,
  failureOfMissing,
  failureOfOverdue,
  failureOfSilence,
  failureOfSync,
} from '../../../src/domain/watch/failure-of.js';

const end = new Date('2026-12-31T00:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

const run = (further: Partial<SyncRun>): SyncRun => ({
  id: 'r',
  kind: 'quick',
  startedAt: end,
  endedAt: end,
  state: 'failed',
  read: 0,
  counts: undefined,
  fault: 'denied',
  service: 'exchange',
  said: 'No.',
  asked: 'Get-MobileDevice',
  cancelledBy: undefined,
  isUnfiltered: false,
  ...further,
});

describe('a failure', () => {
  it('of a sync is known by its service and fault, whichever sync it was', () => {
    const one = failureOfSync(run({}));
    assert.equal(one.fingerprint, failureOfSync(run({ kind: 'full', said: 'Nay.' })).fingerprint);
    assert.notEqual(one.fingerprint, failureOfSync(run({ fault: 'signIn' })).fingerprint);
    assert.notEqual(one.fingerprint, failureOfSync(run({ service: 'graph' })).fingerprint);
    const { step, said } = one.evidence;
    assert.deepEqual([step, said], ['Get-MobileDevice', 'No.']);
  });

  it('of a sync is graver where it does not pass by itself', () => {
    const severity = (fault: string | undefined) => failureOfSync(run({ fault })).severity;
    for (const fault of ['throttled', 'timedOut', 'unreachable', 'serviceError']) {
      assert.equal(severity(fault), 'warning', fault);
    }
    for (const fault of ['denied', 'signIn', 'consent', undefined]) {
      assert.equal(severity(fault), 'critical', fault);
    }
  });

  it('names what is missing, since when, and who is silent', () => {
    const missing = failureOfMissing('permissions', ['Get-MobileDevice']);
    assert.deepEqual(
      [missing.kind, missing.evidence.missing],
      ['permissions', ['Get-MobileDevice']],
    );
    assert.deepEqual(failureOfOverdue(end).evidence.missing, [end.toISOString()]);
    assert.deepEqual(failureOfOverdue(undefined).evidence.missing, []);
    assert.notEqual(failureOfSilence('a', end).fingerprint, failureOfSilence('b', end).fingerprint);
  });

  it('of a credential is told 30, 14, 7 and 1 days before its end, each anew', () => {
    const steps = new Map<string, number>();
    for (let days = 40; days >= -2; days -= 0.5) {
      const failure = failureOfCredential('bot', end, new Date(end.getTime() - days * dayMs));
      if (failure && !steps.has(failure.fingerprint)) steps.set(failure.fingerprint, days);
    }
    assert.deepEqual([...steps.values()], [30, 14, 7, 1]);
    const severity = (days: number) =>
      failureOfCredential('bot', end, new Date(end.getTime() - days * dayMs))?.severity;
    assert.deepEqual([30, 14, 7, 1, -9].map(severity), [
      ...['warning', 'warning'],
      ...['critical', 'critical', 'critical'],
    ]);
  });
});
