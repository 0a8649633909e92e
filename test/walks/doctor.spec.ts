import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { request as httpRequest, type RequestListener } from 'node:http';
import { join } from 'node:path';
import Database from 'libsql';
import { sandboxSecret } from '../../src/sandbox/tenant/sandbox-secret.js';
import type { TenantSettings } from '../../src/sandbox/tenant/state.js';
import { textsIn } from '../support/draw.js';
import { type Examined, examinedIn, illIn } from '../support/examined.js';
import { selfSigned } from '../support/self-signed.js';
import { type Served, serve } from '../support/serve.js';
import { tempFolder } from '../support/temp-folder.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const day = 24 * 60 * 60 * 1000;
const approvals = '19:approvals@thread.tacv2';

/** Something that is wrong in the sandbox, and what the doctor has to say of it and of nothing else. */
interface Planted {
  readonly what: string;
  readonly plant: (walk: Walk) => void;
  readonly mend?: (walk: Walk) => void;
  /** Each line that is not well, with its symbol. */
  readonly ill: readonly string[];
  readonly says: RegExp;
  readonly command: RegExp;
}

const door = '22222222-2222-4222-8222-222222222222';
const teamsClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
];

/** What single sign-on hangs on. */
const signOn: Partial<TenantSettings> = {
  identifierUris: [`api://botid-${door}`],
  accessScope: 'User',
  preAuthorizedClients: teamsClients,
  redirectUris: ['http://127.0.0.1/signin/end'],
  delegatedConsent: true,
};

const usual: Partial<TenantSettings> = {
  applicationRegistered: true,
  appOwnerOrganizationId: '11111111-1111-4111-8111-111111111111',
  signInAudience: 'AzureADMyOrg',
  servicePrincipalEnabled: true,
  secretEndDateTime: '2099-12-31T00:00:00Z',
  servicePrincipalInExchange: true,
  ...signOn,
  clockMinutes: 0,
};

const set =
  (settings: Partial<TenantSettings>) =>
  ({ sandbox }: Walk): void =>
    sandbox.tenant.simulated.alter(settings);

const role =
  (name: string, action: 'give' | 'take') =>
  ({ sandbox }: Walk): void =>
    void sandbox.tenant.simulated.setRole({ account: 'SP Connector Bot', role: name, action });

const without = (name: string) => ({ plant: role(name, 'take'), mend: role(name, 'give') });

/** What asks for a token anew. Everything else goes on with the one that there was, for an hour at most. */
const signIns = [
  "✖ Sign-in of the bot's application",
  '✖ Sign-in of the executing identity',
  '? Consents for Microsoft Graph',
  '? Consent for Exchange',
];

/** All roles of the executing identity but one, each given by itself instead of by their group. */
const otherRoles = [
  'Organization Client Access',
  'View-Only Recipients',
  'View-Only Configuration',
];

const withoutPolicies = (action: 'give' | 'take') => (walk: Walk) => {
  for (const name of otherRoles) role(`ConnectorBot - ${name}`, action)(walk);
  role('Connector Bot', action === 'give' ? 'take' : 'give')(walk);
};

const inTheTenant: readonly Planted[] = [
  {
    what: 'a consent for Graph is missing',
    ...without('ServiceHealth.Read.All'),
    ill: ['✖ Consents for Microsoft Graph'],
    says: /^Missing: ServiceHealth\.Read\.All\n/,
    command:
      /az ad app permission add --id 22222222-\S+ --api 00000003-0000-0000-c000-000000000000 --api-permissions 79c261e0-fe76-4144-aad5-bdc68fbe4037=Role\naz ad app permission admin-consent --id 22222222/,
  },
  {
    what: 'the consent for Exchange is missing',
    ...without('Exchange.ManageAsApp'),
    ill: ['✖ Consent for Exchange', '? Service principal in Exchange', '✖ The 13 cmdlets'],
    says: /^Missing: Exchange\.ManageAsApp\n/,
    command: /--api 00000002-0000-0ff1-ce00-000000000000 --api-permissions dc50a0fb-\S+=Role/,
  },
  {
    what: 'the applications let in accounts of other tenants',
    plant: set({ signInAudience: 'AzureADMultipleOrgs' }),
    ill: ["✖ Registration of the bot's application", '✖ Registration of the executing identity'],
    says: /lets in accounts of other tenants \(AzureADMultipleOrgs\)/,
    command: /az ad app update --id 22222222-\S+ --sign-in-audience AzureADMyOrg$/,
  },
  {
    what: 'an application is one of another tenant',
    plant: set({
      applicationRegistered: false,
      appOwnerOrganizationId: '99999999-9999-4999-8999-999999999999',
    }),
    ill: [
      "✖ Registration of the bot's application",
      "? Credential of the bot's application",
      '✖ Registration of the executing identity',
      '? Credential of the executing identity',
      '? Single sign-on in Teams',
    ],
    says: /is registered in another tenant, 99999999-\S+ Write to MICROSOFT_APP_ID the id/,
    command: /az login --tenant 11111111-\S+ .*\naz ad app list --all/,
  },
  {
    what: 'an application is disabled',
    plant: set({ servicePrincipalEnabled: false }),
    ill: [
      "✖ Registration of the bot's application",
      '✖ Registration of the executing identity',
      ...signIns,
    ],
    says: /^Application 22222222-\S+ is disabled in this tenant\.\n/,
    command: /az ad sp update --id 22222222-\S+ --set accountEnabled=true$/,
  },
  {
    what: 'the secret has ended',
    plant: set({ secretEndDateTime: '2026-01-01T00:00:00Z' }),
    ill: [
      "✖ Credential of the bot's application",
      '✖ Credential of the executing identity',
      ...signIns,
    ],
    says: /^The secret has ended: 1 Jan 2026/,
    command:
      /--append --display-name connector-bot .*\n# Write its answer to MICROSOFT_APP_PASSWORD/,
  },
  {
    what: 'the secret ends in ten days',
    plant: set({ secretEndDateTime: new Date(Date.now() + 10 * day).toISOString() }),
    ill: ["⚠ Credential of the bot's application", '⚠ Credential of the executing identity'],
    says: /^The secret ends soon: \d+ /,
    command: /az ad app credential reset --id 22222222-\S+ --append --display-name connector-bot/,
  },
  {
    what: 'Exchange does not know the application',
    plant: set({ servicePrincipalInExchange: false }),
    ill: ['✖ Service principal in Exchange', '✖ The 13 cmdlets'],
    says: /^Exchange does not know application 22222222/,
    command:
      /Connect-ExchangeOnline\n.*\nNew-ServicePrincipal -AppId 22222222-\S+ -ObjectId bbbbbbbb-0000-4000-8000-000000000001 -DisplayName 'SP Connector Bot'\nAdd-RoleGroupMember/,
  },
  {
    what: 'a role in Exchange is missing',
    plant: withoutPolicies('give'),
    mend: withoutPolicies('take'),
    ill: ['✖ The 13 cmdlets'],
    says: /may not run: Get-MobileDeviceMailboxPolicy, Set-MobileDeviceMailboxPolicy, New-MobileDeviceMailboxPolicy, Remove-MobileDeviceMailboxPolicy\n/,
    command:
      /Add-ManagementRoleEntry -Identity 'Connector Bot - Recipient Policies\\Set-MobileDeviceMailboxPolicy'/,
  },
  {
    what: 'the clock is 10 minutes off',
    plant: set({ clockMinutes: 10 }),
    ill: ['✖ Clock'],
    says: /^It is 10 min off\./,
    command: /timedatectl set-ntp true|sntp|w32tm/,
  },
  {
    what: 'Graph cannot be reached',
    plant: (walk) => walk.fault('graph', { mode: 'drop' }),
    ill: [
      '✖ Microsoft Graph',
      "? Registration of the bot's application",
      "? Credential of the bot's application",
      '? Registration of the executing identity',
      '? Credential of the executing identity',
      '? Single sign-on in Teams',
      "? Consents for people's own rights",
    ],
    says: /^Microsoft Graph could not be reached\./,
    command: /curl -sSv -o \S+ http:\/\/127\.0\.0\.1:\d+\/graph$/,
  },
  {
    what: 'Entra refuses every secret',
    plant: (walk) => walk.fault('authority', { mode: 'refuse-token' }),
    ill: [...signIns],
    says: /^Entra refuses application 22222222-\S+ AADSTS7000215\n/,
    command: /az ad app credential reset --id 22222222/,
  },
  {
    what: 'nobody has consented to anything',
    plant: (walk) => walk.fault('authority', { mode: 'no-consent' }),
    ill: [...signIns],
    says: /^Nobody has consented to what application 22222222-\S+ asks for\. AADSTS65001\n/,
    command: /az ad app permission admin-consent --id 22222222-\S+$/,
  },
  {
    what: 'the tenant has no such application',
    plant: (walk) => walk.fault('authority', { mode: 'deny-cmdlet' }),
    ill: [...signIns],
    says: /^Tenant 11111111-\S+ has no application 22222222-\S+, which MICROSOFT_APP_ID names\.\n/,
    command: /az login --tenant 11111111-\S+ .*\naz ad app list --all/,
  },
  {
    what: 'the Application ID URI is another',
    plant: set({ identifierUris: ['api://bot.contoso.com'] }),
    ill: ['✖ Single sign-on in Teams'],
    says: /^Application 22222222-\S+ does not have the Application ID URI api:\/\/botid-22222222-\S+\n/,
    command:
      /az ad app update --id 22222222-\S+ --identifier-uris api:\/\/bot\.contoso\.com api:\/\/botid-22222222-\S+$/,
  },
  {
    what: 'the scope is disabled',
    plant: set({ accessScope: 'disabled' }),
    ill: ['✖ Single sign-on in Teams'],
    says: /^The scope access_as_user of application 22222222-\S+ is disabled\.\n/,
    command:
      /^To mend it:\naz rest --method PATCH --url \S+ --body '.*"isEnabled":true,"type":"User"/m,
  },
  {
    what: 'only admins can consent to the scope',
    plant: set({ accessScope: 'Admin' }),
    ill: ['✖ Single sign-on in Teams'],
    says: /^To the scope access_as_user of application 22222222-\S+ only admins can consent\./,
    command: /"isEnabled":false,"type":"Admin".*\naz rest .*"isEnabled":true,"type":"User"/,
  },
  {
    what: 'Teams in a browser is not authorized',
    plant: set({ preAuthorizedClients: teamsClients.slice(0, 1) }),
    ill: ['✖ Single sign-on in Teams'],
    says: /does not authorize these clients of Teams for its scope: 5e3ce6c0-\S+\n/,
    command:
      /az rest --method PATCH --url https:\/\/graph\.microsoft\.com\/v1\.0\/applications\/dddddddd-\S+ --body '\{"api":\{"preAuthorizedApplications":\[\{"appId":"1fec8e78.*"appId":"5e3ce6c0/,
  },
  {
    what: 'the redirect URI is another',
    plant: set({ redirectUris: ['https://old.contoso.com/signin/end'] }),
    ill: ['✖ Single sign-on in Teams'],
    says: /does not have the redirect URI http:\/\/127\.0\.0\.1:\d+\/signin\/end on the platform Web\.\n/,
    command:
      /--web-redirect-uris https:\/\/old\.contoso\.com\/signin\/end http:\/\/127\.0\.0\.1:\d+\/signin\/end$/,
  },
  {
    what: 'nothing is set up for single sign-on',
    plant: set({ identifierUris: [], accessScope: 'none', redirectUris: [] }),
    ill: ['✖ Single sign-on in Teams'],
    says: /To be mended: “api:\/\/botid-\S+”, access_as_user, “1fec8e78-\S+, 5e3ce6c0-\S+” and “http:\S+\/signin\/end”\n/,
    command:
      /--identifier-uris .*\naz rest .*"oauth2PermissionScopes":.*\naz rest .*"preAuthorizedApplications":.*\naz ad app update .* --web-redirect-uris /,
  },
  {
    what: 'nobody consented to what is done in people’s names',
    plant: set({ delegatedConsent: false }),
    ill: ["✖ Consents for people's own rights"],
    says: /^Missing: DeviceManagementServiceConfig\.Read\.All, Exchange\.Manage\n/,
    command:
      /--api 00000003-\S+ --api-permissions 8696daa5-\S+=Scope\naz ad app permission add --id 22222222-\S+ --api 00000002-\S+ --api-permissions ab4f2b77-\S+=Scope\naz ad app permission admin-consent --id 22222222/,
  },
  {
    what: 'the consents cannot be read',
    ...without('DelegatedPermissionGrant.Read.All'),
    ill: ["? Consents for people's own rights"],
    says: /^They cannot be read: .* the permission DelegatedPermissionGrant\.Read\.All\.\n/,
    command: /--api-permissions 81b4724a-\S+=Role\naz ad app permission admin-consent/,
  },
  // The last one: the bot gives Exchange a pause after so many failures.
  {
    what: 'Exchange is in trouble',
    plant: (walk) => walk.fault('exchange', { mode: 'error-500' }),
    ill: ['✖ Exchange Online', '? Service principal in Exchange', '? The 13 cmdlets'],
    says: /^Exchange Online had an error of its own\./,
    command: /curl -sSv -o \S+ http:\/\/127\.0\.0\.1:\d+\/exchange$/,
  },
];

describe('the doctor', function () {
  this.timeout(60_000);
  let walk: Walk;
  before(async () => {
    // With a secret for both applications, as most begin, and all that can be looked at.
    walk = await startWalk({ EXCHANGE_APP_SECRET: sandboxSecret, CHECK_AS: 'asker' });
    for (const person of ['grace', 'alice']) await walk.open(person);
    await walk.say('bob', 'help', approvals);
  });
  after(() => walk.stop());

  const doctor = async () => examinedIn(shownIn(await walk.say('grace', 'doctor')));

  it('finds everything well where it is', async () => {
    const first = await walk.say('grace', 'doctor');
    const second = await walk.press('grace', first, 'doctor.page', { page: 2 });
    const found = examinedIn([shownIn(first), ...textsIn(second['card'])].join('\n'));
    assert.deepEqual(illIn(found), []);
    assert.equal(found.size, 26);
  });

  it('is for administrators', async () => {
    assert.match(shownIn(await walk.say('alice', 'doctor')), /needs the role/);
  });

  for (const { what, plant, mend, ill, says, command } of inTheTenant) {
    it(`names it, and the command that mends it, when ${what}`, async () => {
      plant(walk);
      const found = await doctor().finally(() => {
        mend?.(walk);
        set(usual)(walk);
        for (const service of ['authority', 'graph', 'exchange'] as const) walk.fault(service);
      });
      assert.deepEqual(illIn(found).toSorted(), [...ill].toSorted());
      const text = found.get(ill[0]?.slice(2) ?? '')?.text ?? '';
      assert.match(text, says);
      assert.match(text, command);
    });
  }
});

describe('the doctor of a bot that is ill at many places', function () {
  this.timeout(60_000);
  const temp = tempFolder();
  let walk: Walk;
  let proxy: Served;
  /** What stands between Teams and the bot. */
  let pass: RequestListener;
  let found: ReadonlyMap<string, Examined>;
  const doctor = async () => examinedIn(shownIn(await walk.say('grace', 'doctor')));

  /** A PEM file with a certificate that ends, and its thumbprint. */
  const certificate = (name: string, days: number) => {
    const file = join(temp.path, name);
    const pair = selfSigned(new Date(Date.now() + days * day));
    writeFileSync(file, pair.certificate + pair.key);
    const thumbprint = new X509Certificate(pair.certificate).fingerprint.replaceAll(':', '');
    return { file, thumbprint };
  };
  const [ended, ends] = [certificate('ended.pem', -1), certificate('ends.pem', 10)];

  before(async () => {
    pass = (_, response) => response.end('<html>Welcome to nginx!</html>');
    proxy = await serve((request, response) => pass(request, response));
    walk = await startWalk({
      MICROSOFT_APP_CERTIFICATE_FILE: ended.file,
      EXCHANGE_APP_CERTIFICATE_FILE: ends.file,
      APPROVALS_CONVERSATION: '',
      ROLE_ADMINS: 'x',
      PUBLIC_URL: proxy.url,
    });
    await walk.open('grace');
    const database = new Database(
      /, (\/.*bot\.sqlite)/.exec((await doctor()).get('Store')?.text ?? '')?.[1] ?? '',
    );
    database.exec("insert into audit (number, body, hash) values (1, '{}', 'x')");
    database.exec(`update conversations set dead_since = 1 where kind = 'channel'`);
    database.exec(`insert into beats values ('gone', ${Date.now() - 10 * 60_000}, 0)`);
    database.close();
    found = await doctor();
  });
  after(async () => {
    await walk.stop();
    await proxy.close();
    temp.remove();
  });

  const at = (title: string): Examined =>
    found.get(title) ?? assert.fail(`${title} is not looked at`);

  it('does not look at single sign-on where nobody signs in', () => {
    assert.ok(!found.has('Single sign-on in Teams'));
    assert.ok(!found.has("Consents for people's own rights"));
  });

  it('names all of it at once', () => {
    assert.deepEqual(illIn(found).toSorted(), [
      '⚠ Delivery of notices',
      '⚠ Processes',
      '⚠ Settings',
      '⚠ Where changes are approved',
      '✖ Audit',
      "✖ Credential of the bot's application",
      '✖ Credential of the executing identity',
      '✖ Messaging endpoint',
    ]);
  });

  for (const [what, title, says] of [
    [
      'a certificate that has ended',
      "Credential of the bot's application",
      /^The certificate in "\S+ended\.pem" has ended: .*\nTo mend it:\nopenssl req -x509 .* -keyout new\.key -out new\.crt\naz ad app credential reset --id 22222222-\S+ --append --cert @new\.crt\ncat new\.crt new\.key > \S+ended\.pem/,
    ],
    [
      'a certificate that the registration does not have',
      'Credential of the executing identity',
      /^The certificate in "\S+ends\.pem" is none of application 22222222-\S+ Its thumbprint is [0-9A-F]{40}\.\nTo mend it:\nopenssl x509 -in \S+ends\.pem -out connector-bot\.crt\naz ad app credential reset --id 22222222-\S+ --append --cert @connector-bot\.crt$/,
    ],
    [
      'a setting that nobody knows',
      'Settings',
      /^ROLE_ADMINS is no setting of this bot\. Did you mean ROLE_ADMIN\?$/,
    ],
    [
      'an audit that was altered',
      'Audit',
      /^The chain is broken at entry 1: .*\nTo mend it:\naudit verify$/,
    ],
    [
      'a conversation that cannot be reached',
      'Delivery of notices',
      /^1 conversation cannot be reached any more: “19:general@thread\.tacv2”\nTo mend it:\nConnect-MicrosoftTeams\n/,
    ],
    [
      'a process that is silent',
      'Processes',
      /^1 process without a sign of life\.\nTo mend it:\nnpm run serve$/,
    ],
    [
      'approvals that have no place',
      'Where changes are approved',
      /^Changes are approved wherever .*\nTo mend it:\necho 'APPROVALS_CONVERSATION=19:general@thread\.tacv2' >> \.env$/,
    ],
    [
      'another program at the public address',
      'Messaging endpoint',
      /^At http:\S+ answers something else than this bot \(status 200\)\.\nTo mend it:\naz bot update --name .* --endpoint http:\S+\/api\/messages$/,
    ],
  ] as const) {
    it(`names it, and the command that mends it: ${what}`, () =>
      assert.match(at(title).text, says));
  }

  it('warns of the end of a certificate once the registration has it', async () => {
    walk.sandbox.tenant.simulated.alter({ certificateThumbprints: [ends.thumbprint] });
    found = await doctor();
    const { symbol, text } = at('Credential of the executing identity');
    assert.equal(symbol, '⚠');
    assert.match(
      text,
      /^The certificate in "\S+ends\.pem" ends soon: .*\nTo mend it:\nopenssl req /,
    );
  });

  it('names the header that a proxy takes away, and a proxy behind which nobody is', async () => {
    pass = (request, response) => {
      const { authorization: _, ...headers } = request.headers;
      const passed = {
        method: request.method,
        headers: { ...headers, 'x-forwarded-for': '203.0.113.7' },
      };
      const asked = httpRequest(`${walk.botUrl}${request.url}`, passed, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(asked);
    };
    found = await doctor();
    assert.match(
      at('Messaging endpoint').text,
      /takes the header Authorization away\. Every message/,
    );
    pass = (request) => request.destroy();
    found = await doctor();
    assert.match(
      at('Messaging endpoint').text,
      /^Nothing answers at http:\S+ \S+\nTo mend it:\ncurl /,
    );
  });

  it('has told of the certificates in the log when it started', () => {
    const told = walk.log.filter((line) => line.includes('"certificate.'));
    assert.equal(told.length, 2);
    assert.match(
      told.join(),
      /"certificate\.ended","name":"bot".*"certificate\.ends","name":"SP Connector Bot"/,
    );
  });
});
