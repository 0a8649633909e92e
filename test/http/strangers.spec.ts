import assert from 'node:assert/strict';
import { Strangers } from '../../src/http/strangers.js';

describe('requests that prove nothing', () => {
  const told: { address: string; count: number }[] = [];
  let now = 0;
  const strangers = () =>
    new Strangers({ clock: () => new Date(now), onRefused: (refused) => void told.push(refused) });
  beforeEach(() => {
    told.length = 0;
    now = 0;
  });

  it('are told of at the first, the tenth and the hundredth of a minute', () => {
    const all = strangers();
    for (let count = 0; count < 150; count += 1) all.refused('203.0.113.1');
    assert.deepEqual(
      told.map(({ count }) => count),
      [1, 10, 100],
    );
    now += 60_000;
    all.refused('203.0.113.1');
    assert.deepEqual(told.at(-1), { address: '203.0.113.1', count: 1 });
  });

  it('are counted by address, up to a thousand of them', () => {
    const all = strangers();
    for (let host = 0; host < 1500; host += 1) all.refused(`2001:db8::${host}`);
    assert.equal(told.filter(({ address }) => address !== 'others').length, 1000);
    assert.deepEqual(
      told.filter(({ address }) => address === 'others').map(({ count }) => count),
      [1, 10, 100],
    );
  });
});
