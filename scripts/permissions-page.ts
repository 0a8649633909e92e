/** Writes docs/permissions.md anew: `npm run permissions-page`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { permissionsPage } from './permissions-page/permissions-page.js';
import { teamsAsks } from './permissions-page/teams-asks.js';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const manifest: unknown = JSON.parse(readFileSync(at('manifest/manifest.json'), 'utf8'));
writeFileSync(at('docs/permissions.md'), permissionsPage(teamsAsks(manifest)));
