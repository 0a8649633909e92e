import assert from 'node:assert/strict';
import { startHttpServer } from '../../src/http/http-server.js';
import { knock } from '../support/knock.js';

describe('clients that are slow on purpose', function () {
  this.timeout(180_000);

  it('are cut off, in the head and in the body, and told why', async () => {
    const server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      trustedProxies: [],
      clock: () => new Date(),
      enter: async () => async () => ({ status: 200 }),
      evidence: async () => undefined,
      isReady: async () => true,
      onError: () => {},
    });
    const inHead = knock(server.port, 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const inBody = knock(
      server.port,
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    assert.deepEqual((await inHead).statuses, [408]);
    assert.deepEqual((await inBody).statuses, [408]);
    await server.close(1000);
  });
});
