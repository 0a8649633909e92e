import assert from 'node:assert/strict';
import { pageOf } from '../../src/cards/page.js';

const items = [1, 2, 3, 4, 5];

describe('a page of a long list', () => {
  for (const [asked, number, shown] of [
    [1, 1, [1, 2]],
    [2, 2, [3, 4]],
    [3, 3, [5]],
    [4, 3, [5]],
    [0, 1, [1, 2]],
    [-7, 1, [1, 2]],
    [1.5, 1, [1, 2]],
    [Number.NaN, 1, [1, 2]],
    [Number.POSITIVE_INFINITY, 1, [1, 2]],
  ] as const) {
    it(`asked for as ${asked} is number ${number}`, () => {
      const start = (number - 1) * 2;
      assert.deepEqual(pageOf(items, asked, { size: 2 }), {
        items: shown,
        number,
        pages: 3,
        start,
      });
    });
  }

  it('begins with a group that did not fit on the one before', () => {
    const groups = ['A', 'a', 'B', 'b', 'b', 'C'];
    const paging = { size: 4, begins: (item: string) => item < 'a' };
    const pages = [1, 2, 3].map((asked) => pageOf(groups, asked, paging).items.join(''));
    assert.deepEqual(pages, ['Aa', 'BbbC', 'BbbC']);
  });

  it('tears a group that fits on no page', () => {
    const paging = { size: 2, begins: (item: number) => item === 2 };
    const pages = [1, 2, 3].map((asked) => pageOf(items, asked, paging).items);
    assert.deepEqual(pages, [[1], [2, 3], [4, 5]]);
  });

  it('holds no more bytes than it may, and one item at least', () => {
    const paging = { size: 10, most: 5, bytes: (item: number) => item };
    const pages = [1, 2, 3, 4].map((asked) => pageOf([1, 2, 3, 9, 4], asked, paging).items);
    assert.deepEqual(pages, [[1, 2], [3], [9], [4]]);
  });

  it('is one empty page of an empty list', () => {
    assert.deepEqual(pageOf([], 1, { size: 2 }), { items: [], number: 1, pages: 1, start: 0 });
  });
});
