import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { type PostgresServer, startPostgres } from '../support/postgres.js';

const processes = 4;
const rounds = 6;

async function started(url: string): Promise<{ code: number | null; failed: string }> {
  const program = ['--import', 'tsx', 'test/support/first-start.ts', url];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const failed = await text(child.stderr);
  return { code: await code, failed };
}

describe('first starts on an empty PostgreSQL', function () {
  this.timeout(180_000);
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());

  it(`succeed in ${processes} processes at once, ${rounds} times`, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const url = await server.createDatabase();
      const ends = await Promise.all(Array.from({ length: processes }, () => started(url)));
      for (const { code, failed } of ends)
        assert.deepEqual([code, failed], [0, ''], `round ${round}`);
    }
  });
});
