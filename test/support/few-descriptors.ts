import { writeFileSync } from 'node:fs';
import { openFileLimit } from '../../src/compose/this-process.js';
import { startHttpServer } from '../../src/http/http-server.js';
import { connectionsFor } from '../../src/http/limits.js';

/** A bot's listener in a process that may open few files; it writes one where it is told to, again and again. */
const [file = ''] = process.argv.slice(2);
const server = await startHttpServer({
  host: '127.0.0.1',
  port: 0,
  maxConnections: connectionsFor(openFileLimit()),
  trustedProxies: [],
  clock: () => new Date(),
  enter: async () => ({ status: 401 }),
  evidence: async () => undefined,
  isReady: async () => {
    writeFileSync(file, 'checkpoint');
    return true;
  },
  onError: (error) => {
    throw error;
  },
});
process.stdout.write(`port=${server.port}\n`);
