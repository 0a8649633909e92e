/**
 * Takes the pictures of README and docs: the real page in a real browser, with the whole bot behind it.
 * `npm run screenshots` takes all; `npm run screenshots -- en status history` keeps only those named.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Language, languages } from '../src/domain/people/language.js';
import { startBrowser } from '../test/support/browser.js';
import { tempFolder } from '../test/support/temp-folder.js';
import { startWalk } from '../test/support/walk.js';
import { smallPng } from './screenshots/small-png.js';
import { Stage } from './screenshots/stage.js';
import { stories } from './screenshots/stories.js';

const pageFolder = fileURLToPath(new URL('../dist/sandbox/page', import.meta.url));
const pictures = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const isLanguage = (text: string): text is Language =>
  (languages as readonly string[]).includes(text);
const asked = process.argv.slice(2);
const wantedLanguages = asked.some(isLanguage) ? asked.filter(isLanguage) : languages;
const wanted = asked.filter((text) => !isLanguage(text));

/** The policy of the pictures: somebody may break the glass. */
const policy = {
  breakGlass: { people: ['aaaaaaaa-0000-4000-8000-000000000002'] },
};

const folder = tempFolder();
const policyFile = join(folder.path, 'policy.json');
writeFileSync(policyFile, JSON.stringify(policy));
const browser = await startBrowser();
for (const language of wantedLanguages) {
  mkdirSync(join(pictures, language), { recursive: true });
  const environment = { LANGUAGE: language, POLICY_FILE: policyFile, CHECK_AS: 'asker' };
  const walk = await startWalk(environment, pageFolder);
  const stage = await Stage.open({
    walk,
    browser,
    language,
    keep: async (name, of) => {
      if (wanted.length > 0 && !wanted.includes(name)) return;
      const path = join(pictures, language, `${name}.png`);
      writeFileSync(path, smallPng(await of.screenshot()));
      process.stdout.write(`${language}/${name}.png\n`);
    },
  });
  for (const { command, play } of stories) {
    await play(stage);
    await stage.picture(command);
  }
  await walk.stop();
}
await browser.close();
folder.remove();
process.exit(0);
