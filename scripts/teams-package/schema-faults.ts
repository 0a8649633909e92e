import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Json } from './app-manifest.js';

/** Microsoft's own schemas stand in the package that Microsoft's toolkit uses: nothing is fetched. */
const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')),
  'build',
  'json-schemas',
  'teams',
);

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** A line for each place of a file that Microsoft's schema of that version refuses. */
export function schemaFaults(
  file: string,
  content: Json,
  kind: 'schema' | 'Localization.schema',
  version: unknown,
): readonly string[] {
  const path = join(schemas, `v${String(version)}`, `MicrosoftTeams.${kind}.json`);
  if (!existsSync(path)) {
    return [`${file}: @microsoft/app-manifest has no schema ${String(version)}.`];
  }
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(withoutMark(readFileSync(path, 'utf8'))) as object);
  if (validate(content)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) =>
      `${file}: ${instancePath || 'the whole'} ${message ?? 'is wrong'}.`,
  );
}
