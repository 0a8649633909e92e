// mocha 12 lets an unhandled rejection pass with exit code 0; a test run must not.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

// As src/observe/fetch-without-timers.ts: Node 20's timers of `fetch` may fire after their parser was
// collected, five minutes later and in the middle of another spec.
const key = Symbol.for('undici.globalDispatcher.1');

/** What a failed spec left open must not hold the run up for ever: it fails, and says what it was. */
const patienceMs = 60_000;

exports.mochaHooks = {
  async beforeAll() {
    await fetch('data:,');
    const Agent = globalThis[key]?.constructor;
    if (Agent) globalThis[key] = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  },
  afterAll() {
    const giveUp = setTimeout(() => {
      console.error('Left open:', process.getActiveResourcesInfo().join(', '));
      process.exit(1);
    }, patienceMs);
    giveUp.unref();
  },
};
