// mocha 12 lets an unhandled rejection pass with exit code 0; a test run must not.
process.on('unhandledRejection', (reason) => {
  throw reason;
});
