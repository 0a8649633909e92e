// The licences of the packages that a bundle is made of: most ask to be delivered with their text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package that a source belongs to; packages may lie within packages. */
const packageFolder = (source) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];

const isLicence = (name) => /^(licen[cs]e|copying|notice)/i.test(name);

/** One text for all packages that the sources come from; `more` are folders of packages that are copied whole. */
export function licenceTexts(root, sources, more = []) {
  const folders = [...sources.flatMap((source) => packageFolder(source) ?? []), ...more];
  return [...new Set(folders)]
    .toSorted()
    .map((folder) => textOf(join(root, folder)))
    .join('\n');
}

function textOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter(isLicence);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${'='.repeat(80)}\n${name} ${version} (${license ?? 'see its readme'})\n\n${texts.join('\n\n')}\n`;
}
