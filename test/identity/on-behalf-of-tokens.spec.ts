import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { TenantFailure } from '../../src/domain/failure.js';
import { SignInDemanded, SignInNeeded } from '../../src/domain/sign-in/sign-in-failures.js';
import { onBehalfOf } from '../../src/identity/clients.js';
import { OnBehalfOfTokens } from '../../src/identity/on-behalf-of-tokens.js';
import { type AnswerServer, answerServer } from '../support/answer-server.js';

const tenantId = '11111111-1111-4111-8111-111111111111';
const appId = '22222222-2222-4222-8222-222222222222';
const graph = 'https://graph.microsoft.com/DeviceManagementServiceConfig.Read.All';
const exchange = 'https://outlook.office365.com/Exchange.Manage';
const noon = new Date('2026-11-25T12:00:00Z');
const challenge = '{"access_token":{"polids":{"essential":true,"values":["5ce770ea"]}}}';

const granted = (token: string) => ({
  headers: { 'content-type': 'application/json' },
  body: { token_type: 'Bearer', expires_in: 3600, access_token: token },
});

const refused = (error: string, code: number, more: object = {}, status = 400) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: {
    error,
    error_description: `AADSTS${code}: no. Trace ID: 1`,
    error_codes: [code],
    ...more,
  },
});

describe('tokens in somebody’s name', () => {
  let server: AnswerServer;
  let now = noon;
  before(async () => {
    server = await answerServer();
  });
  beforeEach(() => {
    server.clear();
    now = noon;
  });
  after(() => server.close());

  const tokens = (mostPeople = 10) =>
    new OnBehalfOfTokens({
      read: async () => new Date(noon.getTime() + 3_600_000),
      clientOf: (token) =>
        onBehalfOf(
          { appId, tenantId, authorityUrl: server.url, fetch },
          { kind: 'secret', secret: { reveal: () => 'hunter2' } },
          token,
        ),
      scopes: [graph, exchange],
      clock: () => now,
      timeoutMs: 5000,
      mostPeople,
    });

  /** Answers each exchange with a token that names whose it is and for what. */
  const answerEach = (...assertions: readonly string[]): void => {
    for (const assertion of assertions) {
      server.queue.push(granted(`${assertion} for graph`), granted(`${assertion} for exchange`));
    }
  };

  const form = (index: number) => new URLSearchParams(server.asked[index]?.body);

  it('are exchanged for what Teams handed over, of both services at once', async () => {
    answerEach('alice');
    const own = tokens();
    await own.accept('alice', 'token-of-alice');
    assert.equal(server.asked.length, 2);
    for (const [index, scope] of [graph, exchange].entries()) {
      const sent = form(index);
      assert.equal(sent.get('grant_type'), 'urn:ietf:params:oauth:grant-type:jwt-bearer');
      assert.equal(sent.get('requested_token_use'), 'on_behalf_of');
      assert.equal(sent.get('assertion'), 'token-of-alice');
      assert.equal(sent.get('client_id'), appId);
      assert.equal(sent.get('client_secret'), 'hunter2');
      assert.ok(sent.get('scope')?.split(' ').includes(scope));
    }
    assert.equal(await own.getToken('alice', graph), 'alice for graph');
    assert.equal(await own.getToken('alice', exchange), 'alice for exchange');
    assert.equal(server.asked.length, 2, 'kept');
    assert.deepEqual(own.held('alice')?.until, new Date(noon.getTime() + 3_600_000));
  });

  it('are never another’s, whoever signs in beside them', async () => {
    const own = tokens();
    answerEach('alice', 'bob');
    await own.accept('alice', 'token-of-alice');
    await own.accept('bob', 'token-of-bob');
    for (const person of ['alice', 'bob', 'alice']) {
      assert.equal(await own.getToken(person, graph), `${person} for graph`);
    }
    own.forget('alice');
    await assert.rejects(own.getToken('alice', graph), SignInNeeded);
    assert.equal(await own.getToken('bob', exchange), 'bob for exchange');
    await assert.rejects(own.getToken('carol', graph), SignInNeeded);
    assert.equal(server.asked.length, 4);
  });

  it('end with the sign-in', async () => {
    answerEach('alice');
    const own = tokens();
    await own.accept('alice', 'token-of-alice');
    now = new Date(noon.getTime() + 3_600_000);
    assert.equal(own.held('alice'), undefined);
    await assert.rejects(own.getToken('alice', graph), SignInNeeded);
  });

  it('are asked for anew, past what is kept, after a service refused one', async () => {
    answerEach('alice');
    const own = tokens();
    await own.accept('alice', 'token-of-alice');
    server.queue.push(granted('another'));
    assert.equal(await own.getToken('alice', graph, { skipCache: true }), 'another');
    assert.equal(form(2).get('assertion'), 'token-of-alice');
  });

  it('are kept of so many people: who signed in longest ago has to again', async () => {
    answerEach('alice', 'bob', 'alice again', 'carol');
    const own = tokens(2);
    for (const person of ['alice', 'bob', 'alice', 'carol']) await own.accept(person, person);
    assert.equal(own.held('bob'), undefined);
    assert.ok(own.held('alice') && own.held('carol'));
  });

  it('are shown by nothing that looks at what keeps them', async () => {
    answerEach('alice');
    const own = tokens();
    await own.accept('alice', 'token-of-alice');
    assert.doesNotMatch(inspect(own, { depth: 3 }), /token-of-alice|alice for graph/);
    assert.doesNotMatch(JSON.stringify(own), /token-of-alice|alice for graph/);
  });

  const demands: readonly (readonly [
    what: string,
    answer: ReturnType<typeof refused>,
    why: SignInDemanded['why'],
    claims: string | undefined,
  ])[] = [
    [
      'nobody consented',
      refused('invalid_grant', 65001, { suberror: 'consent_required' }),
      'consent',
      undefined,
    ],
    ['an administrator has to consent', refused('invalid_grant', 90094), 'consent', undefined],
    [
      'another factor is wanted',
      refused('interaction_required', 50076, { suberror: 'basic_action', claims: challenge }),
      'interaction',
      challenge,
    ],
    [
      'a policy wants something',
      refused('interaction_required', 53003, { claims: challenge }),
      'interaction',
      challenge,
    ],
    ['the token ended meanwhile', refused('invalid_grant', 500133), 'interaction', undefined],
    ['the sign-in was revoked', refused('invalid_grant', 50173), 'interaction', undefined],
  ];
  for (const [what, answer, why, claims] of demands) {
    it(`are not there when ${what}, and the person is told what to do`, async () => {
      const own = tokens();
      server.queue.push(granted('alice for graph'), answer);
      await assert.rejects(own.accept('alice', 'token-of-alice'), (error: unknown) => {
        assert.ok(error instanceof SignInDemanded);
        assert.deepEqual([error.why, error.claims], [why, claims]);
        return true;
      });
      assert.equal(own.held('alice'), undefined);
    });
  }

  it('end when Entra wants to see the person again', async () => {
    answerEach('alice');
    const own = tokens();
    await own.accept('alice', 'token-of-alice');
    server.queue.push(refused('interaction_required', 50076, { claims: challenge }));
    await assert.rejects(own.getToken('alice', graph, { skipCache: true }), SignInNeeded);
    assert.equal(own.held('alice'), undefined);
  });

  it('leave the sign-in as it is when the authority is ill, and are asked for again', async () => {
    answerEach('alice');
    const own = tokens();
    await own.accept('alice', 'token-of-alice');
    server.queue.push(refused('temporarily_unavailable', 90033, {}, 503));
    server.rest = granted('better');
    const again = () => own.getToken('alice', graph, { skipCache: true });
    await assert.rejects(again(), TenantFailure);
    assert.equal(await again(), 'better');
  });

  it('are refused, in our words, where it is the bot’s own fault', async () => {
    server.rest = refused('invalid_client', 7000215, {}, 401);
    await assert.rejects(tokens().accept('alice', 'token-of-alice'), (error: unknown) => {
      assert.ok(error instanceof TenantFailure);
      assert.deepEqual([error.service, error.fault], ['authority', 'signIn']);
      assert.doesNotMatch(inspect(error), /token-of-alice/);
      return true;
    });
  });
});
