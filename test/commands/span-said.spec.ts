import assert from 'node:assert/strict';
import { readAuditRequest } from '../../src/commands/audit/read-audit-request.js';
import { readLevel } from '../../src/commands/log-level/log-level-command.js';
import { readSpan } from '../../src/commands/mute/mute-command.js';

const minuteMs = 60_000;

describe('a span of time', () => {
  for (const [said, minutes] of [
    ['15m', 15],
    ['30 min', 30],
    ['45 minutes', 45],
    ['1 Hour', 60],
    ['8h', 8 * 60],
    ['2 days', 2 * 24 * 60],
    ['30 分鐘', 30],
    ['8小時', 8 * 60],
    ['2 個小時', 2 * 60],
    ['3天', 3 * 24 * 60],
  ] as const) {
    it(`is read in every command alike: ${said}`, () => {
      assert.equal(readSpan(said), minutes * minuteMs);
      const at = new Date('2026-11-25T12:00:00Z');
      const request = readAuditRequest(`last ${said} by alice`, at);
      const since = new Date(at.getTime() - minutes * minuteMs);
      assert.deepEqual(request, { kind: 'list', filter: { since, by: 'alice' } });
      if (minutes <= 24 * 60) assert.equal(readLevel(`debug for ${said}`).ms, minutes * minuteMs);
    });
  }

  for (const said of ['8', 'h', '8 weeks', '-1h', '1e3h', '8h and a half', '99999h']) {
    it(`is none: ${said}`, () => {
      assert.throws(() => readSpan(said));
      assert.throws(() => readLevel(`debug ${said}`));
    });
  }
});
