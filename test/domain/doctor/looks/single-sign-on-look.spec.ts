import assert from 'node:assert/strict';
import { singleSignOnLook } from '../../../../src/domain/doctor/looks/single-sign-on-look.js';
import type { ExposedScope, Registration } from '../../../../src/domain/ports/applications.js';
import { accessScope, teamsClients } from '../../../../src/domain/sign-in/single-sign-on.js';
import { doctorNeeds, doorId, wellRegistered } from '../../../support/doctor-needs.js';

const resource = `api://botid-${doorId}`;
const [desktop, browser] = teamsClients;

/** The scopes, of which the one for Teams is changed. */
const scopesWith = (changed: Partial<ExposedScope>): readonly ExposedScope[] =>
  wellRegistered.scopes.map((scope) =>
    scope.value === accessScope ? { ...scope, ...changed } : scope,
  );

/** What the commands send to Graph as `api`, one after the other. */
function patched(command = ''): readonly unknown[] {
  const begins = `az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/registration-1 --body '`;
  const bodies = command.split('\n').filter((line) => line.startsWith(begins));
  return bodies.map((line) => {
    const word = line.slice(begins.length, -1).replaceAll("'\\''", "'");
    return (JSON.parse(word) as { readonly api: unknown }).api;
  });
}

describe('the look at single sign-on', () => {
  const look = (changed: Partial<Registration> | null, publicUrl?: string | null) => {
    const registration = changed ? { ...wellRegistered, ...changed } : undefined;
    const needs = doctorNeeds({
      ...(publicUrl === undefined ? {} : { place: { publicUrl: () => publicUrl ?? undefined } }),
    });
    const applications = { ...needs.applications, registration: async () => registration };
    return singleSignOnLook(resource, { ...needs, applications }).look();
  };

  it('is content with what is there, and with more', async () => {
    const facts = { app: doorId };
    assert.deepEqual(await look({}), { verdict: 'passed', finding: 'singleSignOnWell', facts });
  });

  it('says nothing of a registration that is not there', async () => {
    assert.equal((await look(null)).verdict, 'unknown');
  });

  it('adds the Application ID URI to those that there are', async () => {
    assert.deepEqual(await look({ identifierUris: ['api://other'] }), {
      verdict: 'failed',
      finding: 'applicationUriMissing',
      facts: { app: doorId, name: resource },
      command: `az ad app update --id ${doorId} --identifier-uris api://other ${resource}`,
    });
  });

  it('enables the scope, and keeps the others as they are', async () => {
    const found = await look({ scopes: scopesWith({ isEnabled: false }) });
    assert.equal(found.finding, 'accessScopeDisabled');
    assert.deepEqual(patched(found.command), [{ oauth2PermissionScopes: wellRegistered.scopes }]);
  });

  it('opens a scope for everybody that is for admins, which has to be disabled for it', async () => {
    const found = await look({ scopes: scopesWith({ type: 'Admin' }) });
    assert.equal(found.finding, 'accessScopeForAdmins');
    assert.deepEqual(patched(found.command), [
      { oauth2PermissionScopes: scopesWith({ type: 'Admin', isEnabled: false }) },
      { oauth2PermissionScopes: wellRegistered.scopes },
    ]);
  });

  it('authorizes each client of Teams that is not, also one that is for another scope', async () => {
    const preAuthorized = wellRegistered.preAuthorized.map((client) =>
      client.appId === browser ? { ...client, scopeIds: ['id-of-other'] } : client,
    );
    const found = await look({ preAuthorized });
    assert.deepEqual([found.finding, found.facts['name']], ['teamsClientsMissing', browser]);
    assert.deepEqual(patched(found.command), [
      {
        preAuthorizedApplications: wellRegistered.preAuthorized.map(({ appId, scopeIds }) => ({
          appId,
          delegatedPermissionIds: scopeIds,
        })),
      },
    ]);
  });

  it('adds the redirect URI to those that there are', async () => {
    const found = await look({ redirectUris: ['https://other.contoso.com/back'] });
    assert.equal(found.finding, 'redirectUriMissing');
    assert.equal(
      found.command,
      `az ad app update --id ${doorId} --web-redirect-uris https://other.contoso.com/back https://bot.contoso.com/signin/end`,
    );
  });

  it('looks at ports of redirect URIs but for this machine, as Entra does', async () => {
    const redirectUris = ['http://127.0.0.1/signin/end', 'https://bot.contoso.com:444/signin/end'];
    assert.equal((await look({ redirectUris }, 'http://127.0.0.1:3978')).verdict, 'passed');
    assert.equal((await look({ redirectUris }, 'https://bot.contoso.com')).verdict, 'failed');
    assert.equal((await look({ redirectUris }, null)).verdict, 'passed', 'no address is set');
  });

  it('names all that is missing at once, and adds it in an order that Graph takes', async () => {
    const none = { identifierUris: [], scopes: [], preAuthorized: [], redirectUris: [] };
    const { finding, facts, command } = await look(none);
    assert.equal(finding, 'singleSignOnLacks');
    const clients = `${desktop}, ${browser}`;
    const redirect = 'https://bot.contoso.com/signin/end';
    assert.deepEqual(facts['names'], [resource, 'access_as_user', clients, redirect]);
    const [scopes, authorized] = patched(command) as readonly [
      { readonly oauth2PermissionScopes: readonly [{ readonly id: string; type: string }] },
      unknown,
    ];
    const [{ id, type }] = scopes.oauth2PermissionScopes;
    assert.equal(type, 'User');
    assert.deepEqual(authorized, {
      preAuthorizedApplications: teamsClients.map((appId) => ({
        appId,
        delegatedPermissionIds: [id],
      })),
    });
    assert.match(command ?? '', /^az ad app update .*\naz rest .*\naz rest .*\naz ad app update /);
  });
});
