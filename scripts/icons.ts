/** Draws the icons of the Teams app from manifest/source: `npm run icons`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../test/support/browser.js';

const folder = fileURLToPath(new URL('../manifest/', import.meta.url));
const browser = await startBrowser();
for (const [name, size] of [
  ['color', 192],
  ['outline', 32],
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = readFileSync(`${folder}source/${name}.svg`, 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: `${folder}${name}.png`, omitBackground: true });
  process.stdout.write(`manifest/${name}.png\n`);
}
await browser.close();
