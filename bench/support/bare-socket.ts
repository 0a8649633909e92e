import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface BareRead {
  readonly rows: number;
  /** Milliseconds from the first byte of the first row to the end. */
  readonly milliseconds: number;
}

/** Runs the hand-written script, parses each row and drops it. */
export async function bareRows(
  program: string,
  environment: { readonly [name: string]: string },
  moduleFile: string,
  properties: readonly string[],
): Promise<BareRead> {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  const address = join(folder, 'rows.sock');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(address, resolve));
  const connected = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const shell = spawn(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '-'], {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: {
      ...environment,
      BARE_SOCKET: address,
      BARE_MODULE: moduleFile,
      BARE_PROPERTIES: properties.join(','),
    },
  });
  shell.stdin.write(`. '${fileURLToPath(new URL('bare-socket.ps1', import.meta.url))}'\n`);
  const socket = await connected;
  let rows = 0;
  let start = 0;
  for await (const line of createInterface({ input: socket })) {
    if (rows === 0) start = performance.now();
    JSON.parse(line);
    rows += 1;
  }
  const milliseconds = performance.now() - start;
  shell.kill('SIGKILL');
  server.close();
  rmSync(folder, { recursive: true, force: true });
  return { rows, milliseconds };
}
