import assert from 'node:assert/strict';
import { TenantFailure } from '../../src/domain/failure.js';
import { GraphApplications } from '../../src/graph/graph-applications.js';
import type { JsonObject } from '../../src/graph/graph-client.js';

const appId = '22222222-2222-4222-8222-222222222222';
const sha1 = 'A9993E364706816ABA3E25717850C26C9CD0D89D';
const sha256 = 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD';

describe('applications, by Graph', () => {
  const asked: string[] = [];
  const over = (answer: JsonObject | Error) =>
    new GraphApplications({
      get: async (path) => {
        asked.push(path);
        if (answer instanceof Error) throw answer;
        return answer;
      },
      all: async (path) => {
        asked.push(path);
        if (answer instanceof Error) throw answer;
        return [answer];
      },
    });
  beforeEach(() => {
    asked.length = 0;
  });

  it('are asked for by their client id, and for no more than is looked at', async () => {
    await over({ id: 'AA', signInAudience: 'AzureADMyOrg' }).registration(appId);
    await over({ id: appId }).enterpriseApplication(appId);
    await over({ scope: '' }).delegatedGrants(appId);
    assert.deepEqual(asked, [
      `/applications(appId='${appId}')?$select=id,signInAudience,passwordCredentials,keyCredentials,identifierUris,api,web`,
      `/servicePrincipals(appId='${appId}')?$select=id,accountEnabled,appOwnerOrganizationId`,
      `/servicePrincipals(appId='${appId}')/oauth2PermissionGrants`,
    ]);
  });

  it('have thumbprints as their bytes or as their digits, and no other identifiers', async () => {
    const base64 = (...of: Parameters<typeof Buffer.from>) => Buffer.from(...of).toString('base64');
    const keys = [
      Buffer.from(sha1, 'hex').toString('base64'),
      Buffer.from(sha256.toLowerCase(), 'latin1').toString('base64'),
      base64('my own name'),
      null,
      5,
    ].map((customKeyIdentifier) => ({ customKeyIdentifier }));
    const found = await over({
      id: 'AA',
      signInAudience: 'AzureADMyOrg',
      keyCredentials: [...keys, 'x'],
      passwordCredentials: [
        { hint: 'san', endDateTime: '2099-12-31T00:00:00Z' },
        { hint: null, endDateTime: '2099-12-31T00:00:00Z' },
        { hint: 'abc', endDateTime: 'never' },
      ],
    }).registration(appId);
    assert.deepEqual(found, {
      objectId: 'aa',
      ...{ identifierUris: [], scopes: [], preAuthorized: [], redirectUris: [] },
      signInAudience: 'AzureADMyOrg',
      thumbprints: [sha1, sha256],
      secrets: [{ hint: 'san', endsAt: new Date('2099-12-31T00:00:00Z') }],
    });
  });

  it('show what they expose, to whom, and where they lead back to', async () => {
    const scope = {
      id: 'ab',
      value: 'access_as_user',
      isEnabled: true,
      type: 'User',
      adminConsentDisplayName: 'A',
      adminConsentDescription: 'B',
      userConsentDisplayName: null,
      userConsentDescription: null,
    };
    const found = await over({
      id: 'AA',
      signInAudience: 'AzureADMyOrg',
      identifierUris: ['api://bot', 5],
      api: {
        oauth2PermissionScopes: [scope, { id: 'cd', isEnabled: 'yes' }],
        preAuthorizedApplications: [{ appId: 'EE', delegatedPermissionIds: ['ab'] }],
      },
      web: { redirectUris: ['https://bot/signin/end'] },
    }).registration(appId);
    assert.deepEqual(found?.identifierUris, ['api://bot']);
    assert.deepEqual(found?.scopes[0], scope);
    assert.equal(found?.scopes[1]?.isEnabled, false);
    assert.deepEqual(found?.preAuthorized, [{ appId: 'ee', scopeIds: ['ab'] }]);
    assert.deepEqual(found?.redirectUris, ['https://bot/signin/end']);
  });

  it('have consents of one person, or for everybody', async () => {
    const grants = over({ consentType: 'AllPrincipals', scope: ' A.Read  B.Read' });
    const own = over({ consentType: 'Principal', principalId: 'x', scope: 'A.Read' });
    assert.deepEqual(await grants.delegatedGrants(appId), [
      { scopes: ['A.Read', 'B.Read'], isForEverybody: true },
    ]);
    assert.deepEqual(await own.delegatedGrants(appId), [
      { scopes: ['A.Read'], isForEverybody: false },
    ]);
  });

  it('may be of another tenant, or disabled', async () => {
    const item = { id: 'BB', accountEnabled: false, appOwnerOrganizationId: 'CC' };
    const found = await over(item).enterpriseApplication(appId);
    assert.deepEqual(found, { objectId: 'bb', isEnabled: false, ownerTenantId: 'cc' });
  });

  it('may be unknown; a silence is a failure', async () => {
    const none = over(new TenantFailure('graph', 'notFound'));
    assert.equal(await none.registration(appId), undefined);
    assert.equal(await none.enterpriseApplication(appId), undefined);
    assert.deepEqual(await none.delegatedGrants(appId), []);
    const silent = over(new TenantFailure('graph', 'timedOut'));
    await assert.rejects(silent.registration(appId), { fault: 'timedOut' });
  });
});
