import assert from 'node:assert/strict';
import { pagesAhead } from '../../src/domain/pages-ahead.js';

/** Three pages, and in which order they were asked for and taken. */
function book() {
  const done: string[] = [];
  const page = async (name: string, next?: string) => {
    done.push(`ask ${name}`);
    return { name, next };
  };
  const pages = pagesAhead(page('1', '2'), (next) => page(next, next === '2' ? '3' : undefined));
  return { done, pages };
}

describe('pages that name the next one', () => {
  it('are asked for one by one until somebody comes back, and then ahead', async () => {
    const { done, pages } = book();
    for await (const { name } of pages) done.push(`take ${name}`);
    assert.deepEqual(done, ['ask 1', 'take 1', 'ask 2', 'ask 3', 'take 2', 'take 3']);
  });

  it('cost who has enough after the first no other', async () => {
    const { done, pages } = book();
    for await (const _ of pages) break;
    assert.deepEqual(done, ['ask 1']);
  });
});
