import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { permissionsPage } from '../../scripts/permissions-page/permissions-page.js';
import { delegatedReasons, reasons, roleReasons } from '../../scripts/permissions-page/reasons.js';
import { teamsAsks } from '../../scripts/permissions-page/teams-asks.js';
import { executingRoles } from '../../src/domain/checks/least-privilege.js';
import {
  applicationPermissions,
  readsGrants,
} from '../../src/domain/doctor/application-permissions.js';
import { delegatedPermissions } from '../../src/domain/sign-in/delegated-permissions.js';

const manifest: unknown = JSON.parse(readFileSync('manifest/manifest.json', 'utf8'));
const page = permissionsPage(teamsAsks(manifest));

/** The paths that src/graph asks for, in the short form of its failures; the client itself knows none. */
function pathsAsked(): ReadonlySet<string> {
  const files = readdirSync('src/graph').filter((file) => file !== 'graph-client.ts');
  const source = files.map((file) => readFileSync(`src/graph/${file}`, 'utf8')).join('\n');
  const found = [...source.matchAll(/`(\/[a-z][^`]*)`|'(\/[a-z][^']*)'/gi)];
  const short = found.map(([, template, plain]) =>
    (template ?? plain ?? '')
      .replace(/\?.*$/, '')
      .replace(/\(appId=[^)]*\)/, '(…)')
      .replace(/\/users\/\$\{[^}]*\}/, '/users/…'),
  );
  return new Set(short);
}

describe('docs/permissions.md', () => {
  it('is what the code says (else: npm run permissions-page)', () => {
    assert.equal(readFileSync('docs/permissions.md', 'utf8'), page);
  });

  it('gives a reason for each permission and role, and for no other', () => {
    const names = [...applicationPermissions, readsGrants].map(({ name }) => name);
    assert.deepEqual(new Set(Object.keys(reasons)), new Set(names));
    const delegated = Object.values(delegatedPermissions).map(({ name }) => name);
    assert.deepEqual(Object.keys(delegatedReasons), delegated);
    const parents = executingRoles.map(({ parent }) => parent);
    assert.deepEqual(new Set(Object.keys(roleReasons)), new Set(parents));
  });

  it('names a permission for each request that the bot sends to Graph, and for no other', () => {
    const named = new Set(Object.values(reasons).flatMap(({ asks }) => asks));
    assert.deepEqual([...pathsAsked()].toSorted(), [...named].toSorted());
  });

  it('says that Graph is only read: no other method than GET', () => {
    const client = readFileSync('src/graph/graph-client.ts', 'utf8');
    assert.doesNotMatch(client, /method:/);
  });

  it('changes with the manifest', () => {
    const more = permissionsPage({
      scopes: ['team'],
      resourceSpecific: ['ChannelSettings.Read.Group'],
    });
    assert.match(more, /ChannelSettings\.Read\.Group/);
    assert.notEqual(more, page);
  });
});
