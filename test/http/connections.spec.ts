import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type HttpServer, startHttpServer } from '../../src/http/http-server.js';
import { connectionsFor } from '../../src/http/limits.js';
import { knock } from '../support/knock.js';
import { tempFolder } from '../support/temp-folder.js';

const connected = async (port: number, bytes = ''): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (bytes !== '') socket.write(bytes);
  return socket;
};

const plain = 'GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

describe('connections of a listener', function () {
  this.timeout(60_000);

  it('keeps descriptors for the process itself', () => {
    assert.equal(connectionsFor(undefined), 2000);
    assert.equal(connectionsFor(1_048_576), 2000);
    assert.equal(connectionsFor(1024), 448);
    assert.equal(connectionsFor(256), 64);
    assert.equal(connectionsFor(64), 8);
  });

  describe('that holds three at most', () => {
    let server: HttpServer;
    let release = (): void => {};
    before(async () => {
      server = await startHttpServer({
        host: '127.0.0.1',
        port: 0,
        maxConnections: 3,
        trustedProxies: [],
        clock: () => new Date(0),
        enter: () =>
          new Promise((resolve) => {
            release = () => resolve({ status: 401 });
          }),
        evidence: async () => undefined,
        isReady: async () => true,
        onError: (error) => assert.fail(String(error)),
      });
    });
    after(() => server.close(0));

    it('closes the connection that is idle longest for a new one, and none that waits for an answer', async () => {
      const asking = await connected(
        server.port,
        'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
      );
      const answer = once(asking, 'data');
      const oldest = await connected(server.port, 'GET /hal');
      const younger = await connected(server.port);
      const closed = once(oldest, 'close');
      assert.deepEqual((await knock(server.port, plain)).statuses, [200]);
      await closed;
      assert.equal(younger.destroyed, false);
      release();
      assert.match(String((await answer)[0]), /^HTTP\/1\.1 401/);
      for (const socket of [asking, younger]) socket.destroy();
    });

    it('closes a connection that it has refused, though the client never does', async () => {
      const socket = await connected(server.port, 'nonsense\r\n\r\n');
      const [bytes] = await once(socket, 'data');
      assert.match(String(bytes), /^HTTP\/1\.1 400/);
      await once(socket, 'close');
    });
  });

  describe('of a process that may open 256 files', () => {
    const folder = tempFolder();
    let child: ChildProcess;
    let port: number;
    before(async () => {
      const program = [
        '--import',
        'tsx',
        'test/support/few-descriptors.ts',
        join(folder.path, 'file'),
      ];
      const line = [process.execPath, ...program].map((word) => `'${word}'`).join(' ');
      child = spawn('sh', ['-c', `ulimit -n 256; exec ${line}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [said] = await once(child.stdout ?? assert.fail('no output'), 'data');
      port = Number(/port=(\d+)/.exec(String(said))?.[1]);
    });
    after(() => {
      child.kill('SIGKILL');
      folder.remove();
    });

    it('answers and writes its files while 300 clients hold connections that say nothing, or half', async () => {
      const held: Socket[] = [];
      for (let index = 0; index < 300; index += 1) {
        held.push(
          await connected(port, index % 2 === 0 ? '' : 'POST /api/messages HTTP/1.1\r\nHo'),
        );
        if (index % 60 === 0) assert.deepEqual((await knock(port, plain)).statuses, [200]);
      }
      assert.deepEqual((await knock(port, plain)).statuses, [200]);
      for (const socket of held) socket.destroy();
    });
  });
});
