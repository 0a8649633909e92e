import assert from 'node:assert/strict';
import { lastDueOf } from '../../src/jobs/schedule.js';

const due = (at: string, expression: string, zone = 'UTC', jitterMs = 0): string =>
  lastDueOf(expression, zone, jitterMs)(new Date(at)).toISOString();

describe('when something was due for the last time', () => {
  it('is the newest moment that has come, to the second', () => {
    assert.equal(due('2026-11-23T03:00:00Z', '0 3 * * *'), '2026-11-23T03:00:00.000Z');
    assert.equal(due('2026-11-23T02:59:59.999Z', '0 3 * * *'), '2026-11-22T03:00:00.000Z');
    assert.equal(due('2026-11-23T03:00:00.001Z', '0 3 * * *'), '2026-11-23T03:00:00.000Z');
    assert.equal(due('2026-11-23T11:59:00Z', '0 */2 * * *'), '2026-11-23T10:00:00.000Z');
  });

  it('is by the clock of the time zone', () => {
    assert.equal(
      due('2026-11-23T12:00:00Z', '0 3 * * *', 'Asia/Taipei'),
      '2026-11-22T19:00:00.000Z',
    );
  });

  it('comes once in a day that has the hour twice, and in one that skips it', () => {
    const days = (zone: string, from: string, to: string): readonly string[] => {
      const lastDue = lastDueOf('30 2 * * *', zone, 0);
      const seen = new Set<string>();
      for (let at = Date.parse(from); at < Date.parse(to); at += 5 * 60_000) {
        const last = lastDue(new Date(at));
        if (last.getTime() >= Date.parse(from)) seen.add(last.toISOString());
      }
      return [...seen];
    };
    const autumn = days('Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z');
    const spring = days('Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z');
    assert.deepEqual([autumn.length, spring.length], [1, 1]);
  });

  it('is later by the jitter, and never before it', () => {
    const jitter = 90_000;
    const at = (moment: string) => due(moment, '0 3 * * *', 'UTC', jitter);
    assert.equal(at('2026-11-23T03:01:29.999Z'), '2026-11-22T03:01:30.000Z');
    assert.equal(at('2026-11-23T03:01:30Z'), '2026-11-23T03:01:30.000Z');
  });

  it('is one moment, however many were missed', () => {
    const lastDue = lastDueOf('0 * * * *', 'UTC', 0);
    const back = lastDue(new Date('2026-11-26T10:20:00Z'));
    assert.deepEqual(back, lastDue(new Date('2026-11-26T10:59:59Z')));
    assert.equal(back.toISOString(), '2026-11-26T10:00:00.000Z');
  });

  it('refuses what cannot be read and what never comes', () => {
    assert.throws(() => lastDueOf('nonsense', 'UTC', 0));
    assert.throws(() => lastDueOf('0 0 30 2 *', 'UTC', 0), /never comes/);
  });
});
