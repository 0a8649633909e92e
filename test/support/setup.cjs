// mocha 12 lets an unhandled rejection pass with exit code 0; a test run must not.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

/** What a failed spec left open must not hold the run up for ever: it fails, and says what it was. */
const patienceMs = 60_000;

exports.mochaHooks = {
  afterAll() {
    // The processes that spec files have for themselves are ended by mocha, whatever is open in them.
    if (process.env.MOCHA_WORKER_ID !== undefined) return;
    const giveUp = setTimeout(() => {
      console.error('Left open:', process.getActiveResourcesInfo().join(', '));
      process.exit(1);
    }, patienceMs);
    giveUp.unref();
  },
};
