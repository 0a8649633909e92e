/** Plays a story by itself in the chat page, slowly enough to watch: `npm run demo`, `npm run demo:watch`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lookAfter, setUp } from './demo/setup-story.js';
import { Stage } from './demo/stage.js';
import { watch } from './demo/watch-story.js';

const pauseMs = 2500;
const story = process.argv[2] ?? 'setup';
const port = Number(process.env['PORT'] ?? 3978);
const folder = mkdtempSync(join(tmpdir(), 'connector-demo-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const launcher = spawn(
  process.execPath,
  [
    '--disable-warning=DEP0040',
    '--disable-warning=DEP0169',
    fileURLToPath(new URL('../dist/sandbox/launcher.js', import.meta.url)),
  ],
  {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const end = (code: number): void => {
  launcher.kill('SIGTERM');
  launcher.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  });
};
process.on('SIGINT', () => end(0));

await new Promise<void>((resolve, reject) => {
  let said = '';
  launcher.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('Next step')) resolve();
  });
  launcher.once('exit', () => reject(new Error('the sandbox did not start')));
}).catch((error: unknown) => {
  say(String(error));
  process.exit(1);
});

const url = `http://127.0.0.1:${port + 1}`;
const stage = new Stage({ url, pauseMs, tell: (caption) => say(`  ${caption}`) });
say(`Open ${url}/?follow in a browser. The story begins when the page is there.`);
try {
  await stage.opened();
  await setUp(stage);
  await (story === 'watch' ? watch(stage) : lookAfter(stage));
  say('That was it. The page stays until Ctrl+C.');
} catch (error) {
  say(`The story could not go on: ${error instanceof Error ? error.message : error}`);
  end(1);
}
