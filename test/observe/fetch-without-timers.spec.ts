import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leaveTimeoutsToCallers } from '../../src/observe/fetch-without-timers.js';

const key = Symbol.for('undici.globalDispatcher.1');
const dispatcher = (): unknown => (globalThis as { [key: symbol]: unknown })[key];

describe('fetch without timers of its own', () => {
  it('goes on fetching, through another dispatcher', async () => {
    const before = dispatcher();
    await leaveTimeoutsToCallers();
    assert.notEqual(dispatcher(), before);
    const server = createServer((_, response) => response.end('well'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    assert.equal(await (await fetch(`http://127.0.0.1:${port}`)).text(), 'well');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
