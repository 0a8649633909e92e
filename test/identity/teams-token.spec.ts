import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { TenantFailure } from '../../src/domain/failure.js';
import { type TokenFlaw, TokenRefused } from '../../src/domain/sign-in/sign-in-failures.js';
import { createTeamsTokenReader } from '../../src/identity/teams-token.js';
import { type EntraServer, entraServer } from '../support/entra-server.js';
import { type SignedBy, signed } from '../support/key-server.js';

type Claims = { readonly [claim: string]: unknown };

const tenantId = '11111111-1111-4111-8111-111111111111';
const otherTenant = '99999999-9999-4999-8999-999999999999';
const appId = '22222222-2222-4222-8222-222222222222';
const personId = 'aaaaaaaa-0000-4000-8000-000000000002';
const resource = `api://botid-${appId}`;
const now = new Date('2026-11-25T10:00:00Z');
const seconds = now.getTime() / 1000;
const desktop = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const browser = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/** Values that are wrong for every claim. */
const wrongForAll: readonly unknown[] = [undefined, null, '', 0, true, [], {}, 'x', 'null'];

describe('a token that Teams hands over', function () {
  this.timeout(20_000);
  let entra: EntraServer;
  before(async () => {
    entra = await entraServer(tenantId);
  });
  beforeEach(() => Object.assign(entra, { mode: 'well', asked: 0 }));
  after(() => entra.close());

  const reader = () =>
    createTeamsTokenReader({
      authorityUrl: entra.url,
      tenantId,
      appId,
      resource,
      fetch: globalThis.fetch,
      clock: () => now,
      timeoutMs: 5000,
    });

  const base = {
    tid: tenantId,
    oid: personId,
    scp: 'access_as_user',
    nbf: seconds,
    exp: seconds + 3600,
  };
  const version2 = (): Claims => ({
    ...base,
    iss: `${entra.url}/${tenantId}/v2.0`,
    aud: appId,
    azp: browser,
    ver: '2.0',
  });
  const version1 = (): Claims => ({
    ...base,
    iss: `https://sts.windows.net/${tenantId}/`,
    aud: resource,
    appid: desktop,
    ver: '1.0',
  });
  const versions = { '2.0': version2, '1.0': version1 };

  const read = async (claims: Claims, by: SignedBy = entra.tenant) =>
    reader()(await signed(by, claims), personId);

  async function flawOf(work: Promise<unknown>): Promise<TokenFlaw> {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof TokenRefused, String(error));
    return error.flaw;
  }

  for (const [version, claims] of Object.entries(versions)) {
    it(`is taken in version ${version}, until it ends`, async () => {
      assert.deepEqual(await read(claims()), new Date((seconds + 3600) * 1000));
    });

    const wrong: readonly (readonly [
      claim: string,
      flaw: TokenFlaw,
      values: readonly unknown[],
    ])[] = [
      [
        'iss',
        'issuer',
        [`https://login.microsoftonline.com/${otherTenant}/v2.0`, 'https://evil.example'],
      ],
      [
        'iss',
        'issuer',
        [`https://sts.windows.net/${otherTenant}/`, `https://sts.windows.net/${tenantId}`],
      ],
      [
        'aud',
        'audience',
        ['https://graph.microsoft.com', `api://${appId}`, otherTenant, [], ['x']],
      ],
      ['tid', 'tenant', [otherTenant, tenantId.replace('1', '2'), ` ${tenantId}`]],
      ['oid', 'person', [otherTenant, `${personId} `, personId.replace('2', '3'), [personId]]],
      ['scp', 'scope', ['User.Read', 'access_as_user2', 'xaccess_as_user', ['access_as_user']]],
      [version === '2.0' ? 'azp' : 'appid', 'client', [appId, otherTenant, [browser]]],
    ];
    for (const [claim, flaw, values] of wrong) {
      it(`is refused in version ${version} for any other ${claim}, as ${flaw}`, async () => {
        for (const value of [...values, ...wrongForAll]) {
          const found = await flawOf(read({ ...claims(), [claim]: value }));
          const isEarlier = found === 'unreadable' && typeof value !== 'string';
          assert.ok(found === flaw || isEarlier, `${JSON.stringify(value)}: ${found}`);
        }
      });
    }
  }

  it('is refused when any one of its claims is somebody else’s, whatever is added to it', async () => {
    const altered = fc.record({
      claim: fc.constantFrom('iss', 'aud', 'tid', 'oid', 'scp', 'azp'),
      value: fc.oneof(fc.uuid(), fc.string(), fc.integer(), fc.constant(null)),
      more: fc.dictionary(fc.string({ minLength: 4, maxLength: 8 }), fc.jsonValue(), {
        maxKeys: 3,
      }),
    });
    await fc.assert(
      fc.asyncProperty(altered, async ({ claim, value, more }) => {
        await flawOf(read({ ...more, ...version2(), [claim]: value }));
      }),
      { numRuns: 150, seed: 9 },
    );
  });

  it('is taken from Teams on every device, and the person’s id in any case', async () => {
    for (const azp of [desktop, browser]) await read({ ...version2(), azp });
    await read({ ...version2(), oid: personId.toUpperCase() });
    await read({ ...version2(), scp: 'openid access_as_user' });
  });

  it('holds from nbf to exp, but for a minute of two clocks', async () => {
    const at = (nbf: number, exp: number) =>
      read({ ...version2(), nbf: seconds + nbf, exp: seconds + exp });
    await at(59, 3600);
    await at(-3600, -59);
    for (const [nbf, exp] of [
      [61, 3600],
      [-3600, -60],
      [-3600, -3500],
    ] as const) {
      assert.equal(await flawOf(at(nbf, exp)), 'time');
    }
    for (const claim of ['nbf', 'exp']) {
      assert.equal(await flawOf(read({ ...version2(), [claim]: undefined })), 'time');
    }
  });

  it('is refused when a guest has it, by either claim', async () => {
    for (const guest of [
      { acct: 1 },
      { acct: '1' },
      { idp: `https://sts.windows.net/${otherTenant}/` },
      { idp: 'live.com' },
      { idp: '' },
    ]) {
      assert.equal(await flawOf(read({ ...version2(), ...guest })), 'guest', JSON.stringify(guest));
    }
    await read({ ...version2(), acct: 0, idp: `https://sts.windows.net/${tenantId}/` });
  });

  it('is refused when the tenant did not sign it', async () => {
    assert.equal(await flawOf(read(version2(), entra.forged)), 'signature');
    assert.equal(await flawOf(read(version2(), entra.unknown)), 'signature');
    const unsigned = new UnsecuredJWT({ ...version2() }).encode();
    assert.equal(await flawOf(reader()(unsigned, personId)), 'signature');
    const shared = await new SignJWT({ ...version2() })
      .setProtectedHeader({ alg: 'HS256', kid: 'own' })
      .sign(new TextEncoder().encode('x'.repeat(32)));
    assert.equal(await flawOf(reader()(shared, personId)), 'signature');
    const [head, , signature] = (await signed(entra.tenant, version2())).split('.');
    const body = Buffer.from(JSON.stringify({ ...version2(), more: 1 })).toString('base64url');
    assert.equal(await flawOf(reader()(`${head}.${body}.${signature}`, personId)), 'signature');
  });

  it('is refused when it is none, before anything is asked where it is far too long', async () => {
    for (const text of ['', 'x', 'a.b.c', '..', `${'x'.repeat(100)}.y.z`, '連接器']) {
      assert.equal(await flawOf(reader()(text, personId)), 'unreadable', text);
    }
    entra.asked = 0;
    assert.equal(await flawOf(reader()('x'.repeat(17_000), personId)), 'unreadable');
    assert.equal(entra.asked, 0);
  });

  for (const mode of ['down', 'garbage', 'elsewhere', 'another tenant'] as const) {
    it(`is no fault of the person while the keys cannot be read (${mode}), and is read afterwards`, async () => {
      const own = reader();
      const token = await signed(entra.tenant, version2());
      entra.mode = mode;
      await assert.rejects(own(token, personId), TenantFailure);
      entra.mode = 'well';
      await own(token, personId);
    });
  }

  it('costs the authority two questions, once', async () => {
    const own = reader();
    const token = await signed(entra.tenant, version2());
    for (let count = 0; count < 3; count += 1) await own(token, personId);
    assert.equal(entra.asked, 2);
  });

  it('leaves nothing of itself in what is thrown', async () => {
    const token = await signed(entra.tenant, { ...version2(), oid: otherTenant });
    await assert.rejects(reader()(token, personId), (error: Error) => {
      assert.equal(error.message, 'token: person');
      return !String(error.stack).includes(token.slice(-20));
    });
  });
});
