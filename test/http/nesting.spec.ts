import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nestsDeeperThan } from '../../src/http/nesting.js';

/** How deep a value nests, counted on the value itself. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

describe('the depth of JSON', () => {
  it('is that of the value, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(6), (value, limit) => {
        assert.equal(nestsDeeperThan(JSON.stringify(value), limit), depthOf(value) > limit);
      }),
    );
  });

  for (const [json, depth] of [
    ['"[[[["', 0],
    ['["\\"[["]', 1],
    ['{"a\\\\":[]}', 2],
    ['[],[],[]', 1],
  ] as const) {
    it(`${json} nests ${depth} deep`, () => {
      assert.equal(nestsDeeperThan(json, depth), false);
      if (depth > 0) assert.equal(nestsDeeperThan(json, depth - 1), true);
    });
  }

  it('is found without building the value', () =>
    assert.equal(nestsDeeperThan('['.repeat(200_000), 32), true));
});
