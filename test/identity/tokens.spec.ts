import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { TenantFailure } from '../../src/domain/failure.js';
import { createTokens, type TokenOptions } from '../../src/identity/tokens.js';
import { type AnswerServer, answerServer } from '../support/answer-server.js';
import { freePort } from '../support/free-port.js';

const tenantId = '11111111-1111-4111-8111-111111111111';
const appId = '22222222-2222-4222-8222-222222222222';
const graph = 'https://graph.microsoft.com/.default';
const exchange = 'https://outlook.office365.com/.default';
const password = 'hunter2-Hunter2';

const granted = (token: string, seconds = 3600) => ({
  headers: { 'content-type': 'application/json' },
  body: { token_type: 'Bearer', expires_in: seconds, access_token: token },
});

const refused = (status: number, error: string, description: string) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: { error, error_description: description },
});

describe('tokens', () => {
  let server: AnswerServer;

  before(async () => {
    server = await answerServer();
  });
  beforeEach(() => server.clear());
  after(() => server.close());

  const tokens = (change: Partial<TokenOptions> = {}) =>
    createTokens({
      appId,
      tenantId,
      credential: { kind: 'secret', secret: { reveal: () => password } },
      authorityUrl: server.url,
      timeoutMs: 10_000,
      fetch,
      ...change,
    });

  const form = (index = 0) => new URLSearchParams(server.asked[index]?.body);

  async function failureOf(work: Promise<unknown>): Promise<TenantFailure> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof TenantFailure, String(error));
    assert.equal(error.service, 'authority');
    return error;
  }

  it('are asked of the tenant, for the application itself', async () => {
    server.rest = granted('one');
    assert.equal(await tokens()(graph), 'one');
    const [asked] = server.asked;
    assert.equal(asked?.method, 'POST');
    assert.equal(new URL(asked?.url ?? '', server.url).pathname, `/${tenantId}/oauth2/v2.0/token`);
    const sent = form();
    assert.equal(sent.get('grant_type'), 'client_credentials');
    assert.equal(sent.get('client_id'), appId);
    assert.equal(sent.get('client_secret'), password);
    assert.ok(sent.get('scope')?.split(' ').includes(graph));
  });

  it('are asked of the same tenant for the Bot Connector, as of a single-tenant bot', async () => {
    const connector = 'https://api.botframework.com/.default';
    server.rest = granted('one');
    assert.equal(await tokens()(connector), 'one');
    const { pathname } = new URL(server.asked[0]?.url ?? '', server.url);
    assert.equal(pathname, `/${tenantId}/oauth2/v2.0/token`);
    assert.ok(form().get('scope')?.split(' ').includes(connector));
  });

  it('are asked for once more with the secret that its file has by now, and only then', async () => {
    const first = { kind: 'secret', secret: { reveal: () => 'old' } } as const;
    const second = { kind: 'secret', secret: { reveal: () => 'new' } } as const;
    let now: typeof first | typeof second = first;
    const getToken = tokens({ credential: first, renewed: () => now });
    const gone = refused(401, 'invalid_client', 'AADSTS7000222: The client secret has expired.');
    server.rest = gone;
    assert.equal((await failureOf(getToken(graph))).fault, 'signIn');
    assert.equal(server.asked.length, 1, 'what has not changed is not tried again');
    now = second;
    server.queue.push(gone);
    server.rest = granted('one');
    assert.equal(await getToken(graph), 'one');
    assert.deepEqual(
      server.asked.map((_, index) => form(index).get('client_secret')),
      ['old', 'old', 'new'],
    );
  });

  it('come from Azure itself for a managed identity', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      IDENTITY_ENDPOINT: `${server.url}/msi/token`,
      IDENTITY_HEADER: 'header-of-the-machine',
    });
    server.rest = {
      headers: { 'content-type': 'application/json' },
      body: {
        access_token: 'one',
        expires_on: String(Math.floor(Date.now() / 1000) + 3600),
        resource: 'https://graph.microsoft.com',
        token_type: 'Bearer',
        client_id: appId,
      },
    };
    try {
      assert.equal(await tokens({ credential: { kind: 'managedIdentity' } })(graph), 'one');
    } finally {
      process.env = before;
    }
    const [asked] = server.asked;
    const { searchParams, pathname } = new URL(asked?.url ?? '', server.url);
    assert.equal(pathname, '/msi/token');
    assert.equal(searchParams.get('resource'), 'https://graph.microsoft.com');
    assert.equal(searchParams.get('client_id'), appId);
    assert.equal(asked?.headers['x-identity-header'], 'header-of-the-machine');
  });

  it('are proved with a certificate without its key leaving the process', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    server.rest = granted('one');
    const credential = {
      kind: 'certificate',
      thumbprintSha256: 'ab'.repeat(32),
      privateKey: { reveal: () => privateKey },
    } as const;
    assert.equal(await tokens({ credential })(graph), 'one');
    const [head, claims] = (form().get('client_assertion') ?? '').split('.');
    const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());
    assert.equal(read(head)['x5t#S256'], Buffer.from('ab'.repeat(32), 'hex').toString('base64url'));
    assert.equal(read(claims).iss, appId);
    assert.equal(form().get('client_secret'), null);
    assert.doesNotMatch(server.asked[0]?.body ?? '', /PRIVATE/);
  });

  describe('that are kept', () => {
    it('serve until they end, each for its scope', async () => {
      server.queue.push(granted('one'), granted('two'));
      const getToken = tokens();
      assert.equal(await getToken(graph), 'one');
      assert.equal(await getToken(graph), 'one');
      assert.equal(await getToken(exchange), 'two');
      assert.equal(await getToken(graph), 'one');
      assert.equal(server.asked.length, 2);
    });

    it('do not serve when they are about to end', async () => {
      server.queue.push(granted('one', 10), granted('two'));
      const getToken = tokens();
      await getToken(graph);
      assert.equal(await getToken(graph), 'two');
    });

    it('do not serve who asks past the cache, and are renewed by that', async () => {
      server.queue.push(granted('one'), granted('two'));
      const getToken = tokens();
      await getToken(graph);
      assert.equal(await getToken(graph, { skipCache: true }), 'two');
      assert.equal(await getToken(graph), 'two');
      assert.equal(server.asked.length, 2);
    });

    it('are of one identity alone', async () => {
      server.queue.push(granted('one'), granted('two'));
      await tokens()(graph);
      assert.equal(await tokens()(graph), 'two');
    });
  });

  describe('that several ask for at once', () => {
    it('are asked for once', async () => {
      server.queue.push(granted('one'));
      server.rest = refused(400, 'invalid_request', 'asked twice');
      const getToken = tokens();
      const all = [getToken(graph), getToken(graph), getToken(graph)];
      assert.deepEqual(await Promise.all(all), ['one', 'one', 'one']);
    });

    it('are asked for once past the cache too, but not instead of it', async () => {
      server.queue.push(granted('one'), granted('two'), granted('three'));
      const getToken = tokens();
      await getToken(graph);
      const past = { skipCache: true };
      const [kept, ...anew] = await Promise.all([
        getToken(graph),
        getToken(graph, past),
        getToken(graph, past),
      ]);
      assert.equal(kept, 'one');
      assert.deepEqual(anew, ['two', 'two']);
      assert.equal(server.asked.length, 2);
    });

    it('are asked for each scope', async () => {
      server.rest = granted('one');
      const getToken = tokens();
      await Promise.all([getToken(graph), getToken(exchange)]);
      assert.equal(server.asked.length, 2);
    });

    it('fail for all of them, and the next asks anew', async () => {
      server.queue.push(refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret.'));
      server.rest = granted('two');
      const getToken = tokens();
      const failures = await Promise.all([failureOf(getToken(graph)), failureOf(getToken(graph))]);
      assert.deepEqual(
        failures.map(({ fault }) => fault),
        ['signIn', 'signIn'],
      );
      assert.equal(server.asked.length, 1);
      assert.equal(await getToken(graph), 'two');
    });
  });

  describe('that are not given', () => {
    for (const [what, told, fault, said] of [
      [
        'a wrong secret',
        refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.'),
        'signIn',
        'AADSTS7000215',
      ],
      [
        'an unknown application',
        refused(400, 'unauthorized_client', 'AADSTS700016: Application not found.'),
        'signIn',
        'AADSTS700016',
      ],
      [
        'a lack of consent',
        refused(400, 'invalid_grant', 'AADSTS65001: No consent.'),
        'consent',
        'AADSTS65001',
      ],
      [
        'a policy',
        refused(400, 'invalid_grant', 'AADSTS53003: Blocked by Conditional Access.'),
        'accessDenied',
        'AADSTS53003',
      ],
      ['trouble', refused(503, 'temporarily_unavailable', 'Later.'), 'serviceError', undefined],
      [
        'trouble with a code',
        refused(503, 'temporarily_unavailable', 'AADSTS90033: A transient error.'),
        'serviceError',
        'AADSTS90033',
      ],
      ['too many', refused(429, 'too_many', 'AADSTS50196: Loop.'), 'throttled', 'AADSTS50196'],
      ['too many without a code', refused(429, 'too_many', 'Later.'), 'throttled', undefined],
      ['a broken connection', 'drop', 'unreachable', undefined],
    ] as const) {
      it(`for ${what}: ${fault}`, async () => {
        server.rest = told;
        const failure = await failureOf(tokens()(graph));
        assert.deepEqual([failure.fault, failure.said], [fault, said]);
      });
    }

    it('for being one too many are not asked for again at once', async () => {
      server.queue.push(refused(429, 'too_many', 'Later.'));
      server.rest = granted('two');
      const getToken = tokens();
      for (let time = 0; time < 3; time += 1) {
        assert.equal((await failureOf(getToken(graph))).fault, 'throttled');
      }
      assert.equal(server.asked.length, 1);
    });

    it('for trouble of the authority are asked for anew by the next', async () => {
      server.queue.push(refused(503, 'temporarily_unavailable', 'Later.'));
      server.rest = granted('two');
      const getToken = tokens();
      await failureOf(getToken(graph));
      assert.equal(await getToken(graph), 'two');
    });

    for (const body of ['<html>', '', '{"access_token":""}', '{}']) {
      it(`for the answer makes no sense: ${JSON.stringify(body)}`, async () => {
        server.rest = { headers: { 'content-type': 'application/json' }, body };
        assert.equal((await failureOf(tokens()(graph))).fault, 'badData');
      });
    }

    it('for nobody listens: unreachable', async () => {
      const authorityUrl = `http://127.0.0.1:${await freePort()}`;
      assert.equal((await failureOf(tokens({ authorityUrl })(graph))).fault, 'unreachable');
    });

    it('for time is over: timed out, and the next asks anew', async () => {
      server.queue.push('silence');
      server.rest = granted('two');
      const getToken = tokens({ timeoutMs: 1000 });
      assert.equal((await failureOf(getToken(graph))).fault, 'timedOut');
      assert.equal(await getToken(graph), 'two');
    });
  });

  it('keep secrets out of their failures', async () => {
    const echo = `AADSTS7000215: ${password} was sent by Bearer eyJhbGciOi.eyJhdWQi.sig`;
    for (const told of [
      refused(401, 'invalid_client', echo),
      refused(500, password, echo),
      'drop',
    ]) {
      server.rest = told as typeof server.rest;
      const failure = await failureOf(tokens()(graph));
      const shown = inspect(failure, { depth: null, showHidden: true });
      assert.doesNotMatch(`${shown} ${failure.said}`, /hunter2|eyJ/i);
    }
  });
});
