import assert from 'node:assert/strict';
import { readLevel } from '../../src/commands/log-level/log-level-command.js';

const minute = 60_000;

describe('a wish for a log level', () => {
  for (const [said, level, ms] of [
    ['debug', 'debug', 15 * minute],
    ['DEBUG for 5m', 'debug', 5 * minute],
    ['warn 2h', 'warn', 120 * minute],
    ['debug 30 分鐘', 'debug', 30 * minute],
  ] as const) {
    it(`is read: ${said}`, () => assert.deepEqual(readLevel(said), { level, ms }));
  }

  for (const said of ['trace', 'debug for 0m', 'debug 25h', 'debug forever', 'debug;', '']) {
    it(`is refused: ${said}`, () => {
      assert.throws(() => readLevel(said), { refusal: 'logLevelUnknown' });
    });
  }
});
