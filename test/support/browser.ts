import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Chromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { oneAtATime } from './one-at-a-time.js';

/**
 * Where the package unpacks its browser: a folder of our own, because it takes any file of the right name
 * for its own, unchecked; and one for each version.
 */
function unpackFolder(): string {
  const require = createRequire(import.meta.url);
  const { version } = require(join(process.cwd(), 'node_modules/@sparticuz/chromium/package.json'));
  const folder = join(tmpdir(), `connector-bot-chromium-${version}-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function unpacked(): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = unpackFolder();
  const executablePath = await Chromium.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  return executablePath;
}

/** Not the package's own flags: these run all in one process, which ends with its first page. */
const flags = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

/** Starts the Chromium that comes as a package: nothing is installed by hand or downloaded. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await oneAtATime('chromium', unpacked);
  return chromium.launch({ executablePath, args: flags, headless: true });
}
