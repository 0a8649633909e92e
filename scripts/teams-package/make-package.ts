import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wording } from '../../src/language/forms.js';
import { appManifest, type Json, translation } from './app-manifest.js';
import { iconFaults } from './icon-faults.js';
import { readAppId, readSignIn } from './id-faults.js';
import { schemaFaults } from './schema-faults.js';
import { writeZip, type ZipEntry } from './write-zip.js';

/** Where the parts are, and who the bot is. */
export interface PackageParts {
  /** `manifest.json`, `zh-TW.json` and the icons. */
  readonly folder: string;
  readonly wordings: readonly Wording[];
  readonly environment: { readonly [name: string]: string | undefined };
}

/** A package to be uploaded, or what is wrong with its parts: every fault at once. */
export interface MadePackage {
  /** Undefined when there is a fault. */
  readonly zip: Buffer | undefined;
  readonly version: string;
  readonly faults: readonly string[];
  /** What is allowed, and better otherwise. */
  readonly remarks: readonly string[];
}

const manifestFile = 'manifest.json';
const chineseFile = 'zh-TW.json';

/** Makes the package of the Teams app; the same parts give the same bytes. */
export function makePackage({ folder, wordings, environment }: PackageParts): MadePackage {
  const ids = readAppId(environment);
  const faults: string[] = [...ids.faults];
  const base = readPart(folder, manifestFile, faults);
  const chinese = readPart(folder, chineseFile, faults);
  const manifest = base && appManifest(base, wordings, ids.appId, readSignIn(environment));
  const translated = chinese && translation(chinese, 'zh-TW', wordings);
  const version = manifest?.['manifestVersion'];
  const icons = (manifest?.['icons'] ?? {}) as {
    readonly color?: string;
    readonly outline?: string;
  };
  const { color = 'color.png', outline = 'outline.png' } = icons;
  if (manifest) faults.push(...schemaFaults(manifestFile, manifest, 'schema', version));
  if (translated) {
    faults.push(...schemaFaults(chineseFile, translated, 'Localization.schema', version ?? '1.30'));
  }
  faults.push(...iconFaults(folder, 'color', color), ...iconFaults(folder, 'outline', outline));
  const result = {
    version: String(manifest?.['version']),
    faults,
    remarks: [...ids.remarks, ...publisherRemarks(manifest)],
  };
  if (!manifest || !translated || faults.length > 0) return { ...result, zip: undefined };
  const pictures = [color, outline].map((name) => part(name, readFileSync(join(folder, name))));
  return {
    ...result,
    zip: writeZip([text(manifestFile, manifest), text(chineseFile, translated), ...pictures]),
  };
}

const part = (name: string, content: Buffer): ZipEntry => ({ name, content });

const text = (name: string, content: Json): ZipEntry =>
  part(name, Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`));

function readPart(folder: string, file: string, faults: string[]): Json | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
  } catch {
    faults.push(`${file}: it is missing, or no JSON.`);
    return undefined;
  }
}

/** Whoever installs the app sees these addresses. */
function publisherRemarks(manifest: Json | undefined): readonly string[] {
  const addresses = JSON.stringify(manifest?.['developer'] ?? {});
  return addresses.includes('//example.com')
    ? ["manifest.json: developer still names example.com; write your organization's own pages."]
    : [];
}
