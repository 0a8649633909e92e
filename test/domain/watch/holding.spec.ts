import assert from 'node:assert/strict';
import { type Holding, tellAt } from '../../../src/domain/watch/holding.js';
import type { Severity } from '../../../src/domain/watch/incident.js';

const night = { from: 22 * 60, to: 7 * 60 };
const none: Holding = { quietHours: undefined, maintenance: [] };
const quiet = (timeZone: string, hours = night): Holding => ({
  ...none,
  quietHours: { ...hours, timeZone },
});
const told = (at: string, holding: Holding, severity: Severity = 'warning'): string =>
  tellAt(new Date(at), severity, holding).toISOString();

describe('when people are told', () => {
  it('is at once without quiet hours, by day, and when it is critical', () => {
    assert.equal(told('2026-11-23T23:00:00Z', none), '2026-11-23T23:00:00.000Z');
    assert.equal(told('2026-11-23T07:00:00Z', quiet('UTC')), '2026-11-23T07:00:00.000Z');
    assert.equal(told('2026-11-23T21:59:59Z', quiet('UTC')), '2026-11-23T21:59:59.000Z');
    assert.equal(
      told('2026-11-23T23:00:00Z', quiet('UTC'), 'critical'),
      '2026-11-23T23:00:00.000Z',
    );
  });

  it('is when the quiet hours end, before and after midnight, in their time zone', () => {
    assert.equal(told('2026-11-23T22:00:00Z', quiet('UTC')), '2026-11-24T07:00:00.000Z');
    assert.equal(told('2026-11-24T06:59:59Z', quiet('UTC')), '2026-11-24T07:00:00.000Z');
    assert.equal(told('2026-11-23T14:30:00Z', quiet('Asia/Taipei')), '2026-11-23T23:00:00.000Z');
    const lunch = { from: 12 * 60, to: 13 * 60 };
    assert.equal(told('2026-11-23T12:10:00Z', quiet('UTC', lunch)), '2026-11-23T13:00:00.000Z');
  });

  it('is never quiet when the hours end as they begin', () => {
    const all = { from: 60, to: 60 };
    assert.equal(told('2026-11-23T01:00:00Z', quiet('UTC', all)), '2026-11-23T01:00:00.000Z');
  });

  it('is at seven by the clock on the wall in nights in which that clock is changed', () => {
    // Germany: forward at 01:00 UTC of 29 March, back at 01:00 UTC of 25 October.
    const berlin = quiet('Europe/Berlin');
    assert.equal(told('2026-03-28T22:00:00Z', berlin), '2026-03-29T05:00:00.000Z');
    assert.equal(told('2026-03-29T02:00:00Z', berlin), '2026-03-29T05:00:00.000Z');
    assert.equal(told('2026-10-24T21:00:00Z', berlin), '2026-10-25T06:00:00.000Z');
    assert.equal(told('2026-10-25T00:30:00Z', berlin), '2026-10-25T06:00:00.000Z');
  });

  it('comes to an end where the end itself is skipped', () => {
    const hours = { from: 22 * 60, to: 2 * 60 + 30 };
    const moment = told('2026-03-29T00:00:00Z', quiet('Europe/Berlin', hours));
    assert.ok(moment >= '2026-03-29T01:00:00.000Z' && moment <= '2026-03-29T01:30:00.000Z', moment);
  });

  it('is after the maintenance whatever it is, and after what follows on it', () => {
    const window = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });
    const first = window('2026-11-23T20:00:00Z', '2026-11-23T22:00:00Z');
    const second = window('2026-11-23T22:00:00Z', '2026-11-23T23:00:00Z');
    const one = { ...none, maintenance: [first] };
    assert.equal(told('2026-11-23T20:00:00Z', one, 'critical'), '2026-11-23T22:00:00.000Z');
    assert.equal(told('2026-11-23T22:00:00Z', one), '2026-11-23T22:00:00.000Z');
    const both = { ...none, maintenance: [first, second] };
    assert.equal(told('2026-11-23T20:00:00Z', both, 'critical'), '2026-11-23T23:00:00.000Z');
    const andQuiet = { ...quiet('UTC'), maintenance: [first] };
    assert.equal(told('2026-11-23T21:00:00Z', andQuiet), '2026-11-24T07:00:00.000Z');
    assert.equal(told('2026-11-23T21:00:00Z', andQuiet, 'critical'), '2026-11-23T22:00:00.000Z');
  });
});
