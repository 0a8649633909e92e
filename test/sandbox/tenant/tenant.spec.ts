import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sandboxPeople } from '../../../src/sandbox/people.js';
import { type ServedTenant, serveTenant } from '../../../src/sandbox/tenant/serve.js';
import { tempFolder } from '../../support/temp-folder.js';

type Json = { readonly [name: string]: unknown };

const { tenant: organization, servicePrincipal } = sandboxPeople;

describe('the simulated tenant', () => {
  const folder = tempFolder();
  let served: ServedTenant;

  before(async () => {
    served = await serveTenant({ dataDir: folder.path });
  });
  after(async () => {
    await served.close();
    folder.remove();
  });

  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${served.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
  };
  const put = (method: string, path: string, body: Json) =>
    call(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  async function token(scope: string, form: Json = {}) {
    const response = await fetch(`${served.url}/${organization.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: servicePrincipal.appId,
        client_secret: 'sandbox-secret',
        scope,
        ...form,
      }),
    });
    return { status: response.status, body: (await response.json()) as Json };
  }

  async function authorization(resource: string) {
    const { body } = await token(`${resource}/.default`);
    return { authorization: `Bearer ${body['access_token']}` };
  }
  const graph = async (path: string) =>
    call(`/graph/v1.0${path}`, { headers: await authorization('https://graph.microsoft.com') });
  const invoke = async (cmdlet: string, parameters: Json = {}, headers: Json = {}) =>
    call(`/exchange/adminapi/beta/${organization.id}/InvokeCommand`, {
      method: 'POST',
      headers: {
        ...(await authorization('https://outlook.office365.com')),
        'content-type': 'application/json',
        ...(headers as Record<string, string>),
      },
      body: JSON.stringify({ CmdletInput: { CmdletName: cmdlet, Parameters: parameters } }),
    });

  it('has the people, accounts and conversations that everybody relies on', () => {
    const given = JSON.parse(readFileSync('src/sandbox/people.json', 'utf8'));
    assert.deepEqual(sandboxPeople, given);
    assert.equal(sandboxPeople.people.length, 6);
  });

  describe('its authority', () => {
    it('gives tokens for the resources that the bot asks, with the permissions consented', async () => {
      const { body } = await token('https://graph.microsoft.com/.default');
      const claims = JSON.parse(
        Buffer.from(String(body['access_token']).split('.')[1] ?? '', 'base64url').toString(),
      );
      assert.equal(claims.aud, 'https://graph.microsoft.com');
      assert.ok(claims.roles.includes('Organization.Read.All'));
    });
    for (const [what, form, code] of [
      ['a wrong secret', { client_secret: 'wrong' }, 7000215],
      ['an application that it does not know', { client_id: organization.id }, 700016],
      ['a resource that it does not know', { scope: 'https://example.com/.default' }, 70011],
    ] as const) {
      it(`refuses ${what} in Entra's words`, async () => {
        const { status, body } = await token('https://graph.microsoft.com/.default', form);
        assert.ok(status >= 400 && status < 500);
        assert.match(String(body['error_description']), new RegExp(`^AADSTS${code}: `));
      });
    }
  });

  describe('its Graph', () => {
    it('refuses requests without its token', async () => {
      const { status, body } = await call('/graph/v1.0/organization');
      assert.equal(status, 401);
      assert.equal(body.error.code, 'InvalidAuthenticationToken');
    });
    it('tells the MDM authority only to those who select it, as Graph does', async () => {
      const plain = await graph('/organization');
      assert.equal(plain.body.value[0].mobileDeviceManagementAuthority, undefined);
      const selected = await graph('/organization?$select=id,mobileDeviceManagementAuthority');
      assert.equal(selected.body.value[0].mobileDeviceManagementAuthority, 'intune');
    });
    it('pages', async () => {
      const first = await graph('/users?$top=25');
      assert.equal(first.body.value.length, 25);
      assert.match(first.body['@odata.nextLink'], /skiptoken/);
    });
  });

  describe('its Exchange', () => {
    it('gives rows, with what Exchange adds to them', async () => {
      const { status, body } = await invoke('Get-MobileDevice', { ResultSize: 'Unlimited' });
      assert.equal(status, 200);
      assert.equal(body.value.length, 120);
    });
    it('pages by links that are posted to', async () => {
      const { body } = await invoke('Get-MobileDevice', {}, { prefer: 'odata.maxpagesize=50' });
      assert.equal(body.value.length, 50);
      assert.ok(body['@odata.nextLink']);
    });
    it('refuses a cmdlet that no role holds in its own error shape', async () => {
      const { status, body } = await invoke('Get-Mailbox');
      assert.ok(status >= 400);
      assert.match(body.error.details[0].message, /is not recognized|not present in the role/);
    });
    it('refuses a parameter that no role holds', async () => {
      const { body } = await invoke('Get-MobileDevice', { Nonsense: 1 });
      assert.match(body.error.details[0].message, /parameter cannot be found/i);
    });
    it('lets Recipient Management run exactly six of the thirteen', async () => {
      const { body } = await call('/sandbox/roles?account=svc-limited@contoso.com');
      const others = ['Get-AcceptedDomain', 'Get-CASMailbox', 'Set-CASMailbox'];
      const ofConnector = body.cmdlets.filter((name: string) => !others.includes(name));
      assert.equal(ofConnector.length, 6);
    });
    it('has a consequence for devices when a rule is made, and takes it back with the rule', async () => {
      const device = async () => {
        const { body } = await invoke('Get-MobileDevice', { ResultSize: 'Unlimited' });
        return body.value.filter((row: Json) => row['DeviceType'] === 'iPhone');
      };
      const states = (rows: readonly Json[]) =>
        new Set(rows.map((row) => row['DeviceAccessState']));
      assert.ok(!states(await device()).has('Blocked'));
      const run = (cmdlet: string, parameters: Json) =>
        put('POST', '/sandbox/run', { account: 'grace@contoso.com', cmdlet, parameters });
      await run('Set-ActiveSyncDeviceAccessRule', {
        Identity: 'iPhone (DeviceType)',
        AccessLevel: 'Block',
      });
      assert.ok(states(await device()).has('Blocked'));
      await run('Set-ActiveSyncDeviceAccessRule', {
        Identity: 'iPhone (DeviceType)',
        AccessLevel: 'Allow',
      });
      assert.ok(!states(await device()).has('Blocked'));
    });
  });

  describe('its control', () => {
    it('tells all addresses', async () => {
      const { body } = await call('/sandbox');
      assert.equal(body.authority, served.url);
      assert.equal(body.people.length, 6);
    });
    it('sets, tells and takes away faults', async () => {
      await put('PUT', '/sandbox/faults/graph', { mode: 'error-500', times: 1 });
      assert.deepEqual((await call('/sandbox/faults')).body.graph, { mode: 'error-500', times: 1 });
      assert.equal((await graph('/organization')).status, 500);
      assert.equal((await graph('/organization')).status, 200);
      await put('PUT', '/sandbox/faults/graph', { mode: 'throttle', ms: 3000 });
      assert.equal((await graph('/organization')).headers.get('retry-after'), '3');
      await call('/sandbox/faults/graph', { method: 'DELETE' });
      assert.deepEqual((await call('/sandbox/faults')).body, {});
    });
    for (const [path, body] of [
      ['/sandbox/faults/graph', { mode: 'nonsense' }],
      ['/sandbox/faults/graph', { mode: 'drop', times: -1 }],
      ['/sandbox/faults/nothing', { mode: 'drop' }],
      ['/sandbox/tenant', { exchangePlan: 'yes' }],
      ['/sandbox/tenant', { nonsense: true }],
    ] as const) {
      it(`refuses ${JSON.stringify(body)} at ${path} with a sentence`, async () => {
        const { status, body: answer } = await put('PUT', path, body);
        assert.equal(status, 400);
        assert.ok(answer.error.length > 10);
      });
    }
    it('gives a role and takes it', async () => {
      const change = { account: 'svc-limited@contoso.com', role: 'Organization Management' };
      const given = await put('POST', '/sandbox/roles', { ...change, action: 'give' });
      assert.ok(given.body.cmdlets.includes('Set-ActiveSyncOrganizationSettings'));
      const taken = await put('POST', '/sandbox/roles', { ...change, action: 'take' });
      assert.ok(!taken.body.cmdlets.includes('Set-ActiveSyncOrganizationSettings'));
    });
    it('keeps a journal of every cmdlet with who ran it and what came of it', async () => {
      await put('POST', '/sandbox/run', {
        account: 'svc-limited@contoso.com',
        cmdlet: 'Set-ActiveSyncOrganizationSettings',
        parameters: { DefaultAccessLevel: 'Block' },
      });
      const { body } = await call('/sandbox/cmdlets?cmdlet=Set-ActiveSyncOrganizationSettings');
      const last = body.cmdlets.at(-1);
      assert.equal(last.identity, 'svc-limited@contoso.com');
      assert.deepEqual(last.parameters, { DefaultAccessLevel: 'Block' });
      assert.notEqual(last.outcome, 'ok');
    });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
    ]) {
      it(`refuses a page from ${headers.origin}`, async () => {
        assert.equal((await call('/sandbox', { headers })).status, 403);
      });
    }
  });

  it('is after a restart as it was before', async () => {
    const run = (cmdlet: string, parameters: Json) =>
      put('POST', '/sandbox/run', { account: 'grace@contoso.com', cmdlet, parameters });
    await run('New-ActiveSyncDeviceAccessRule', {
      QueryString: 'Pixel 9',
      Characteristic: 'DeviceModel',
      AccessLevel: 'Block',
    });
    const all = async () =>
      JSON.stringify((await invoke('Get-MobileDevice', { ResultSize: 'Unlimited' })).body.value);
    const before = await all();
    await served.close();
    served = await serveTenant({ dataDir: folder.path });
    assert.equal(await all(), before);
    const { body } = await run('Get-ActiveSyncDeviceAccessRule', {});
    assert.ok(body.rows.some((row: Json) => row['QueryString'] === 'Pixel 9'));
    await call('/sandbox/reset', { method: 'POST' });
    const again = await run('Get-ActiveSyncDeviceAccessRule', {});
    assert.ok(!again.body.rows.some((row: Json) => row['QueryString'] === 'Pixel 9'));
  });
});
