import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { TenantFailure } from '../../src/domain/failure.js';
import { unlessGivenUp } from '../../src/domain/unless-given-up.js';

const never = new Promise<string>(() => {});

describe('Waiting unless one gives up', () => {
  const timedOut = (error: unknown): boolean =>
    error instanceof TenantFailure && error.service === 'graph' && error.fault === 'timedOut';

  it('ends with the answer, and leaves nothing behind', async () => {
    const { signal } = new AbortController();
    assert.equal(await unlessGivenUp(Promise.resolve('yes'), 'graph', signal), 'yes');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
    await assert.rejects(
      unlessGivenUp(Promise.reject(new RangeError()), 'graph', signal),
      RangeError,
    );
  });

  it('ends when the asker gives up, also when they did before', async () => {
    const asker = new AbortController();
    const waiting = unlessGivenUp(never, 'graph', asker.signal);
    asker.abort();
    await assert.rejects(waiting, timedOut);
    await assert.rejects(unlessGivenUp(never, 'graph', AbortSignal.abort()), timedOut);
  });
});
