import { mock } from 'node:test';

const timeout = setTimeout(() => {}, 0);
clearTimeout(timeout);
const RealTimeout = timeout.constructor;

/**
 * Mocks `setTimeout` until `mock.timers.reset()`. What was set before is still cleared for real: a keep-alive
 * timer of `fetch` that is not cleared when its connection closes ends the process later.
 */
export function mockTime(): typeof mock.timers {
  const clearReal = globalThis.clearTimeout;
  mock.timers.enable({ apis: ['setTimeout'] });
  const clearMocked = globalThis.clearTimeout;
  globalThis.clearTimeout = (timer) =>
    timer instanceof RealTimeout ? clearReal(timer) : clearMocked(timer);
  return mock.timers;
}
