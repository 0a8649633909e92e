const { reporters } = require('mocha');

/** mocha's dots, then every skipped test by name, then the plain line `N passed, N failed`. */
module.exports = class extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    let passed = 0;
    let failed = 0;
    const skipped = [];
    runner.on('pass', () => passed++);
    runner.on('fail', () => failed++);
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
    runner.on('end', () => {
      for (const title of skipped) console.log(`SKIPPED: ${title}`);
      const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
      console.log(`${passed} passed, ${failed} failed${tail}`);
    });
  }
};
