import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { sandboxPeople } from '../../../src/sandbox/people.js';
import { type ServedTenant, serveTenant } from '../../../src/sandbox/tenant/serve.js';
import { tempFolder } from '../../support/temp-folder.js';

type Json = { readonly [name: string]: unknown };

const { tenant, servicePrincipal } = sandboxPeople;
const graph = 'https://graph.microsoft.com/DeviceManagementServiceConfig.Read.All';
const exchange = 'https://outlook.office365.com/Exchange.Manage';
const intune = '/graph/v1.0/deviceManagement/exchangeConnectors';
const moduleFile = `/exchange/adminapi/v1.0/${tenant.id}/EXOModuleFile?Version=3.9.2`;

describe('the simulated Entra, for people', () => {
  const folder = tempFolder();
  let served: ServedTenant;
  let now = new Date();
  before(async () => {
    served = await serveTenant({ dataDir: folder.path, clock: () => now });
  });
  beforeEach(async () => {
    now = new Date();
    await send('PUT', '/sandbox/tenant', { delegatedConsent: true, factorDemanded: false });
  });
  after(async () => {
    await served.close();
    folder.remove();
  });

  const send = async (method: string, path: string, body: Json) => {
    const response = await fetch(`${served.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Json };
  };
  const userToken = async (person: string): Promise<string> =>
    String((await send('POST', '/sandbox/user-token', { person })).body['token']);
  const onBehalfOf = async (assertion: string, scope: string, more: Json = {}): Promise<Json> => {
    const response = await fetch(`${served.url}/${tenant.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        client_id: servicePrincipal.appId,
        client_secret: 'sandbox-secret',
        scope: `${scope} openid profile offline_access`,
        assertion,
        ...more,
      }),
    });
    return (await response.json()) as Json;
  };
  const codeOf = async (work: Promise<Json>): Promise<unknown> =>
    ((await work)['error_codes'] as unknown[] | undefined)?.[0];
  const read = async (path: string, token: unknown) =>
    fetch(`${served.url}${path}`, {
      headers: { authorization: `Bearer ${token}`, CommandName: '*' },
    });

  it('gives people tokens for the bot as Entra does, a guest’s among them', async () => {
    const alice = decodeJwt(await userToken('29:alice'));
    assert.deepEqual(
      [alice.aud, alice['tid'], alice['scp'], alice['ver'], alice['oid'], alice['idp']],
      [
        servicePrincipal.appId,
        tenant.id,
        'access_as_user',
        '2.0',
        'aaaaaaaa-0000-4000-8000-000000000002',
        undefined,
      ],
    );
    const eve = decodeJwt(await userToken('29:eve'));
    assert.equal(eve['acct'], 1);
    assert.match(String(eve['idp']), /^https:\/\/sts\.windows\.net\//);
    assert.equal((await send('POST', '/sandbox/user-token', { person: '29:nobody' })).status, 400);
  });

  it('gives the services’ tokens in a person’s name, with that person’s rights', async () => {
    for (const [person, readsIntune, cmdlets] of [
      ['grace', true, 13],
      ['alice', false, 6],
    ] as const) {
      const assertion = await userToken(`29:${person}`);
      const { access_token: forGraph } = await onBehalfOf(assertion, graph);
      assert.equal((await read(intune, forGraph)).status, readsIntune ? 200 : 403);
      const { access_token: forExchange } = await onBehalfOf(assertion, exchange);
      const { value } = (await (await read(moduleFile, forExchange)).json()) as {
        value: { exportedCmdlets: string }[];
      };
      const names = value[0]?.exportedCmdlets.split(',') ?? [];
      const mobile = names.filter((name) => /ActiveSync|MobileDevice/.test(name));
      assert.ok(mobile.length >= cmdlets, `${person}: ${mobile.length}`);
      assert.equal(names.includes('Set-ActiveSyncOrganizationSettings'), cmdlets === 13);
      assert.equal((await read(intune, forExchange)).status, 401, 'for one service alone');
    }
  });

  it('refuses in Entra’s own words', async () => {
    const assertion = await userToken('29:alice');
    assert.equal(await codeOf(onBehalfOf('no.such.token', graph)), 50013);
    const forGraph = String((await onBehalfOf(assertion, graph))['access_token']);
    assert.equal(await codeOf(onBehalfOf(forGraph, graph)), 50013, 'not for the bot');
    assert.equal(await codeOf(onBehalfOf(assertion, graph, { requested_token_use: '' })), 900144);
    assert.equal(
      await codeOf(onBehalfOf(assertion, 'https://graph.microsoft.com/Mail.Read')),
      65001,
    );
    assert.equal(await codeOf(onBehalfOf(assertion, graph, { grant_type: 'password' })), 70003);
    await send('PUT', '/sandbox/tenant', { delegatedConsent: false });
    const missing = await onBehalfOf(assertion, graph);
    assert.deepEqual(
      [missing['error'], missing['suberror']],
      ['invalid_grant', 'consent_required'],
    );
    await send('PUT', '/sandbox/tenant', { delegatedConsent: true, factorDemanded: true });
    const weak = await onBehalfOf(assertion, graph);
    assert.equal(weak['error'], 'interaction_required');
    assert.match(String(weak['error_description']), /^AADSTS50076: /);
    assert.ok(JSON.parse(String(weak['claims'])));
    now = new Date(now.getTime() + 2 * 3_600_000);
    assert.equal(await codeOf(onBehalfOf(assertion, graph)), 500133);
  });
});
