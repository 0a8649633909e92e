import { fileURLToPath } from 'node:url';
import { readSandboxSettings } from './sandbox-settings.js';
import { serveSandbox } from './serve-sandbox.js';

const pageFolder = fileURLToPath(new URL('../../dist/sandbox/page', import.meta.url));

/** The simulated Microsoft 365 in a process of its own: it outlives a crash of the bot. */
async function main(): Promise<void> {
  const { port, sandboxDir, size } = readSandboxSettings(process.env);
  const sandbox = await serveSandbox({
    dataDir: sandboxDir,
    port: port + 1,
    botUrl: () => `http://127.0.0.1:${port}/api/messages`,
    pageFolder,
    size,
  });
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Without its launcher the sandbox would be an orphan.
  process.on('disconnect', stop);
  process.send?.({ ready: sandbox.url });
}

main().catch((error: unknown) => {
  const { code, message } = error as { code?: string; message?: string };
  const { port } = error as { port?: number };
  const reason =
    code === 'EADDRINUSE'
      ? `Port ${port} is in use. Set PORT to another (the chat page has the next port), or stop the other program.`
      : message;
  process.stderr.write(`The sandbox did not start. ${reason}\n`);
  process.exit(1);
});
