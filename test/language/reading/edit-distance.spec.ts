import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance, isMisspelt } from '../../../src/language/reading/edit-distance.js';

describe('the distance of two words', () => {
  for (const [from, to, distance] of [
    ['', '', 0],
    ['', 'abc', 3],
    ['status', 'status', 0],
    ['stauts', 'status', 1],
    ['staus', 'status', 1],
    ['statuss', 'status', 1],
    ['ststus', 'status', 1],
    ['kitten', 'sitting', 3],
    ['檢察權限', '檢查權限', 1],
  ] as const) {
    it(`from “${from}” to “${to}” is ${distance}`, () => {
      assert.equal(editDistance(from, to, 9), distance);
      assert.equal(editDistance(to, from, 9), distance);
    });
  }

  it('is not counted beyond the limit', () => {
    assert.equal(editDistance('kitten', 'sitting', 2), 3);
    assert.equal(editDistance('a', 'abcdefgh', 2), 3);
  });

  it('is 0 for the same word and at most the longer one’s length', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other, 20);
        assert.equal(distance === 0, one === other);
        assert.ok(distance <= Math.max(one.length, other.length));
      }),
    );
  });
});

describe('a misspelt word', () => {
  for (const [typed, meant, is] of [
    ['ther', 'there', true],
    ['cat', 'car', false],
    ['status', 'status', false],
    ['prerequesites', 'prerequisites', true],
    ['cechk', 'check', false],
    ['permisions', 'permissions', true],
  ] as const) {
    it(`${typed} is ${is ? '' : 'not '}one of ${meant}`, () => {
      assert.equal(isMisspelt(typed, meant), is);
    });
  }
});
