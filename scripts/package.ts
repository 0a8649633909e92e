/**
 * Makes the package of the Teams app: `npm run package [-- <folder>]`, into dist/ or the folder given.
 * With `--update` it only brings the menus in manifest/ up to date with the commands.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordings } from '../test/support/wordings.js';
import { appManifest, type Json, translation } from './teams-package/app-manifest.js';
import { makePackage } from './teams-package/make-package.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.env['PACKAGE_SOURCE'] ?? join(root, 'manifest');

function update(): void {
  const revise = (file: string, revised: (base: Json) => Json): void => {
    const path = join(folder, file);
    const base = JSON.parse(readFileSync(path, 'utf8')) as Json;
    writeFileSync(path, `${JSON.stringify(revised(base), undefined, 2)}\n`);
  };
  revise('manifest.json', (base) => appManifest(base, wordings));
  revise('zh-TW.json', (base) => translation(base, 'zh-TW', wordings));
}

function make(out: string): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { zip, version, faults, remarks } = makePackage({
    folder,
    wordings,
    environment: process.env,
  });
  for (const remark of remarks) console.warn(`Remark: ${remark}`);
  if (!zip) {
    console.error('There is no package. This has to be mended first:');
    for (const fault of faults) console.error(`  ${fault}`);
    process.exitCode = 1;
    return;
  }
  const file = join(out, `exchange-connector-bot-${version}.zip`);
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(file, zip);
    console.log(file);
  } catch (error) {
    console.error(`The package cannot be written: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

if (process.argv.includes('--update')) update();
else make(process.argv[2] ?? join(root, 'dist'));
