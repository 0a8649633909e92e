import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createGzip, gzipSync } from 'node:zlib';
import { type Served, serve } from '../support/serve.js';

const megabyte = 1024 * 1024;

/** A gigabyte that is a megabyte on the wire. */
async function gzipBomb(): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const block = Buffer.alloc(megabyte, ' ');
  for (let index = 0; index < 1024; index += 1) {
    if (!gzip.write(block)) await new Promise((resolve) => gzip.once('drain', resolve));
  }
  gzip.end();
  await new Promise((resolve) => gzip.once('end', resolve));
  return Buffer.concat(chunks);
}

function endless(response: ServerResponse, chunk: string): void {
  const write = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', write);
  };
  write();
}

/** What a process with the heap of `npm run serve` says of a bomb. */
async function asked(url: string, client: string): Promise<{ outcome: string; megabytes: number }> {
  const options = ['--max-old-space-size=256', '--max-semi-space-size=8', '--import', 'tsx'];
  const child = spawn(
    process.execPath,
    [...options, 'test/support/bombed-clients.ts', url, client],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: 90_000 },
  );
  const [said, failed] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [outcome = '', megabytes = ''] = said.split('\n');
  assert.notEqual(outcome, '', `it ended: ${failed.slice(0, 400)}`);
  return { outcome, megabytes: Number(megabytes) };
}

describe('answers that are larger than any answer', function () {
  this.timeout(240_000);
  let bomb: Buffer;
  let bombed: (response: ServerResponse) => void;
  let served: Served;
  before(async () => {
    bomb = await gzipBomb();
    served = await serve((_, response) => {
      response.setHeader('Content-Type', 'application/json');
      bombed(response);
    });
  });
  after(() => served.close());

  const bombs: { readonly [what: string]: (response: ServerResponse) => void } = {
    'a gigabyte compressed to a megabyte': (response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(bomb);
    },
    'a body without an end': (response) => endless(response, `"${'x'.repeat(64 * 1024)}",`),
    'millions of empty rows': (response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync(`{"value":[${'{},'.repeat(5_000_000)}{}]}`));
    },
    'a refusal without an end': (response) => {
      response.statusCode = 500;
      endless(response, 'x'.repeat(64 * 1024));
    },
  };
  for (const [what, send] of Object.entries(bombs)) {
    for (const client of ['exchange', 'graph', 'entra', 'keys', 'connector']) {
      it(`refuses ${what} from the service behind ${client}, at flat memory`, async () => {
        bombed = send;
        const { outcome, megabytes } = await asked(served.url, client);
        assert.match(outcome, /^refused/);
        assert.ok(megabytes < 420, `${megabytes} MB`);
      });
    }
  }
});
