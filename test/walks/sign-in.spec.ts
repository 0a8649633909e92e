import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { textsIn } from '../support/draw.js';
import { type Answered, oauthCardIn, signInIn, TeamsClient } from '../support/teams-client.js';
import { personalOf, shownIn, startWalk, type Walk } from '../support/walk.js';

const patienceMs = 20_000;
const grace = /Your own rights: Grace Kuo/;

/** A token as it stands in a header, a log or a file. */
const tokenLike = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

const textOf = ({ replies }: Answered): string =>
  replies.flatMap((reply) => [String(reply['text'] ?? ''), ...textsIn(reply)]).join('\n');

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

describe('signing in, for checks with the asker’s own rights', function () {
  this.timeout(60_000);
  let walk: Walk;
  before(async () => {
    walk = await startWalk({ CHECK_AS: 'asker' });
    await walk.open('alice');
    await walk.open('bob');
  });
  beforeEach(async () => {
    for (const person of ['alice', 'bob', 'grace']) await walk.say(person, 'sign out');
    settings({ delegatedConsent: true, factorDemanded: false });
  });
  after(() => walk.stop());

  const settings = (change: object): void => walk.sandbox.tenant.simulated.alter(change);
  const client = (person: string) => new TeamsClient(() => walk, person);

  /** Waits for a message of the bot after somebody typed. */
  async function until(
    person: string,
    found: (message: ChatMessage) => boolean,
    since = '0',
  ): Promise<ChatMessage> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      const messages = await walk.read(person);
      const message = messages.find((each) => Number(each.id) > Number(since) && found(each));
      if (message) return message;
      await sleep(20);
    }
    throw new Error(`${person} waited in vain`);
  }

  /** Types, and waits for the card or sentence that the sign-in leads to. */
  async function ask(person: string, text: string, shown: RegExp): Promise<ChatMessage> {
    const { id } = await walk.type(person, text);
    return until(person, (message) => message.from.isBot && shown.test(shownIn(message)), id);
  }

  /** The window behind the button of a sign-in that was not silent, or a button in it. */
  async function step(
    person: string,
    { id: messageId, conversationId }: ChatMessage,
    accept?: boolean,
  ) {
    const response = await fetch(`${walk.sandbox.url}/page/sign-ins`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversationId, personId: `29:${person}`, messageId, accept }),
    });
    assert.equal(response.status, 200);
    return (await response.json()) as { asks?: readonly string[]; factor?: boolean };
  }

  describe('where Teams hands a token over by itself', () => {
    it('tells each what they themself may run, and says in whose name it was read', async () => {
      const limited = await ask('alice', 'check permissions', /Your own rights: Alice Lin/);
      assert.match(shownIn(limited), /7 of 13 cmdlets are missing/);
      assert.match(shownIn(limited), /Right to Microsoft Intune\n\s+Missing/);
      const whole = await ask('grace', 'check permissions for me', grace);
      assert.match(shownIn(whole), /All 13 cmdlets and the Intune right are there/);
      const none = await ask('bob', '檢查權限', /Bob Chen/);
      assert.match(shownIn(none), /13 of 13 cmdlets are missing/);
    });

    it('shows nobody a sign-in, and asks for none while one holds', async () => {
      await ask('alice', 'check permissions', /Your own rights/);
      const before = walk.log.filter((line) => line.includes('signin/tokenExchange')).length;
      await walk.say('alice', 'check permissions');
      const after = walk.log.filter((line) => line.includes('signin/tokenExchange')).length;
      assert.equal(after, before);
      assert.ok((await walk.read('alice')).every(({ signIn }) => signIn === undefined));
    });

    it('follows the rights as they are at the moment', async () => {
      await ask('alice', 'check permissions', /7 of 13/);
      const change = { account: 'alice@contoso.com', role: 'Organization Client Access' } as const;
      walk.sandbox.tenant.simulated.setRole({ ...change, action: 'give' });
      const card = shownIn(await walk.say('alice', 'check permissions'));
      walk.sandbox.tenant.simulated.setRole({ ...change, action: 'take' });
      assert.match(card, /the Intune right is missing/);
    });

    it('signs in again for a button, and shows the bot’s own rights by another', async () => {
      const card = await ask('alice', 'check permissions', /Your own rights/);
      await walk.say('alice', 'sign out');
      const again = await walk.press('alice', card, 'check-permissions.again');
      assert.match(textsIn(again['card']).join('\n'), /Your own rights: Alice Lin/);
      const bot = await walk.press('alice', card, 'check-permissions.again', { holder: 'bot' });
      assert.match(textsIn(bot['card']).join('\n'), /Executing identity: SP Connector Bot/);
    });

    it('says until when, on being asked, and forgets on being told', async () => {
      assert.match(shownIn(await walk.say('alice', 'whoami')), /not signed in/);
      await ask('alice', 'sign in', /You are signed in until/);
      assert.match(shownIn(await walk.say('alice', 'whoami')), /signed in until \d/);
      assert.match(shownIn(await walk.say('alice', '登出')), /forgotten your tokens/);
      assert.match(shownIn(await walk.say('alice', 'whoami')), /not signed in/);
    });

    it('does not in a channel or a group, and says where it does', async () => {
      await ask('grace', 'check permissions', grace);
      for (const place of ['19:ops@thread.v2', '19:general@thread.tacv2']) {
        const said = shownIn(await walk.say('grace', 'check permissions', place));
        assert.match(said, /only in our personal chat/);
        assert.match(shownIn(await walk.say('grace', 'sign in', place)), /signed in until/);
      }
    });
  });

  describe('where somebody has to do something first', () => {
    it('shows the button; who may not consent is told that nothing was read', async () => {
      settings({ delegatedConsent: false });
      const { id } = await walk.type('alice', 'check permissions');
      const button = await until('alice', ({ signIn }) => signIn !== undefined, id);
      assert.match(button.signIn?.text ?? '', /your own rights/);
      const { asks } = await step('alice', button);
      assert.deepEqual(asks, [
        'Read Microsoft Intune configuration',
        'Manage Exchange configuration',
      ]);
      await step('alice', button, true);
      await until('alice', (each) => /not finished/.test(shownIn(each)), button.id);
    });

    it('goes on with what was asked after an administrator has consented', async () => {
      settings({ delegatedConsent: false });
      const { id } = await walk.type('grace', 'check permissions');
      const button = await until('grace', ({ signIn }) => signIn !== undefined, id);
      await step('grace', button, false);
      await until('grace', (each) => /not finished/.test(shownIn(each)), button.id);
      await step('grace', button, true);
      await until('grace', (each) => grace.test(shownIn(each)), button.id);
    });

    it('leads to Entra with what it demands, and goes on afterwards', async () => {
      settings({ factorDemanded: true });
      const { id } = await walk.type('alice', 'check permissions');
      const button = await until('alice', ({ signIn }) => signIn !== undefined, id);
      const page = await fetch(button.signIn?.url ?? '', { redirect: 'manual' });
      const entra = new URL(page.headers.get('location') ?? '');
      assert.equal(page.status, 302);
      assert.match(entra.searchParams.get('claims') ?? '', /polids/);
      assert.equal(entra.searchParams.get('redirect_uri'), `${walk.botUrl}/signin/end`);
      assert.deepEqual((await step('alice', button)).factor, true);
      await step('alice', button, true);
      await until('alice', (each) => /Your own rights/.test(shownIn(each)), button.id);
    });

    it('has a page that loads nothing but Microsoft’s library, and none for what nobody began', async () => {
      const page = await fetch(`${walk.botUrl}/signin/end?state=x&error=<script>`);
      const html = await page.text();
      assert.match(
        page.headers.get('content-security-policy') ?? '',
        /^default-src 'none'; script-src 'self' https:\/\/res\.cdn\.office\.net;/,
      );
      assert.match(html, /integrity="sha384-/);
      assert.match(html, /You can close this window\.[\s\S]*您可以關閉此視窗。/);
      assert.doesNotMatch(html, /state|error/);
      const script = await (await fetch(`${walk.botUrl}/signin/end.js`)).text();
      assert.match(script, /notifySuccess/);
      for (const id of ['x'.repeat(43), 'x', '../evidence', '%00']) {
        assert.equal(
          (await fetch(`${walk.botUrl}/signin/${id}`, { redirect: 'manual' })).status,
          404,
        );
      }
    });
  });

  describe('with another Bot Framework client', () => {
    it('sends an OAuthCard, takes the token, and goes on in the answer', async () => {
      const asked = await client('alice').say('check permissions');
      const id = signInIn(asked) ?? '';
      assert.deepEqual(oauthCardIn(asked), {
        text: 'Please sign in: this is read with your own rights, and nothing is changed with them. Where Entra asks for approval, an administrator has to consent once.',
        connectionName: 'entra',
        tokenExchangeResource: { id, uri: 'api://botid-22222222-2222-4222-8222-222222222222' },
        buttons: [{ type: 'signin', title: 'Sign in', value: `${walk.botUrl}/signin/${id}` }],
      });
      const answer = await client('alice').exchange(id, await client('alice').token());
      assert.equal(answer.status, 200);
      assert.deepEqual([answer.body['id'], answer.body['connectionName']], [id, 'entra']);
      assert.match(textOf(answer), /Your own rights: Alice Lin/);
    });

    it('answers every client that sends a token, and goes on for one of them', async () => {
      const alice = client('alice');
      const id = signInIn(await alice.say('check permissions')) ?? '';
      const tokens = await Promise.all([1, 2, 3, 4].map(() => alice.token()));
      const answers = await Promise.all(tokens.map((token) => alice.exchange(id, token)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 200],
      );
      assert.equal(answers.filter((answer) => /Your own rights/.test(textOf(answer))).length, 1);
      const late = await alice.exchange(id, await alice.token());
      assert.deepEqual([late.status, late.replies], [200, []]);
    });

    it('answers 412 to every client while consent is missing', async () => {
      settings({ delegatedConsent: false });
      const alice = client('alice');
      const id = signInIn(await alice.say('check permissions')) ?? '';
      const token = await alice.token();
      for (const answer of await Promise.all([1, 2].map(() => alice.exchange(id, token)))) {
        assert.equal(answer.status, 412);
        assert.deepEqual(
          [answer.body['id'], answer.body['connectionName'], answer.replies],
          [id, 'entra', []],
        );
        assert.match(String(answer.body['failureDetail']), /consent/);
      }
    });

    it('never takes one person’s token for another, and writes the attempt down', async () => {
      const [alice, bob] = [client('alice'), client('bob')];
      const id = signInIn(await bob.say('check permissions')) ?? '';
      const stolen = await bob.exchange(id, await alice.token());
      assert.equal(stolen.status, 412);
      assert.match(textOf(stolen), /could not be accepted as yours/);
      const others = await alice.exchange(id, await alice.token());
      assert.equal(others.status, 412, 'nor does the sign-in of another begin anything');
      assert.match(textOf(await bob.say('whoami')), /not signed in/);
      const audit = shownIn(await walk.say('grace', 'audit'));
      assert.match(audit, /Sign-in refused, Bob Chen/);
    });

    it('keeps two who sign in at once apart', async () => {
      const people = [client('alice'), client('grace'), client('bob')];
      const answers = await Promise.all(
        people.map(async (each) => {
          const id = signInIn(await each.say('check permissions')) ?? '';
          return textOf(await each.exchange(id, await each.token()));
        }),
      );
      const counts = answers.map((text) => /(\d+) of 13|All (13)/.exec(text)?.[0]);
      assert.deepEqual(counts, ['7 of 13', 'All 13', '13 of 13']);
    });

    it('takes no token from a guest, who has no role', async () => {
      const eve = client('eve');
      const refused = await eve.say('check permissions');
      assert.equal(signInIn(refused), undefined);
      assert.match(textOf(refused), /ask your administrator for a role/);
      const id = signInIn(await client('alice').say('check permissions')) ?? '';
      assert.equal((await eve.exchange(id, await eve.token())).status, 412);
    });

    it('says what could not be checked, where a service refuses the person’s token', async () => {
      const alice = client('alice');
      const id = signInIn(await alice.say('check permissions')) ?? '';
      const token = await alice.token();
      walk.fault('exchange', { mode: 'refuse-token' });
      const answer = await alice.exchange(id, token);
      walk.fault('exchange');
      assert.equal(signInIn(answer), undefined);
      assert.match(textOf(answer), /could not be checked/);
    });

    it('says what is wrong with what cannot be a sign-in', async () => {
      const alice = client('alice');
      const id = signInIn(await alice.say('sign in')) ?? '';
      for (const value of [{}, { id }, { id, token: 7 }, { id: '', token: 'x' }]) {
        assert.equal((await alice.invoke('signin/tokenExchange', value)).status, 400);
      }
      assert.equal((await alice.exchange(id, await alice.token(), 'graph')).status, 400);
      assert.equal((await alice.exchange(id, 'no token')).status, 412);
      const state = await alice.invoke('signin/verifyState', { state: 'CancelledByUser' });
      assert.equal(state.status, 200);
      assert.match(textOf(state), /not finished/);
      const failure = { code: 'resourcematchfailed', message: 'Resource match failed' };
      const failed = await alice.invoke('signin/failure', failure);
      assert.equal(failed.status, 200);
      assert.match(textOf(failed), /resourcematchfailed.*docs\/sign-in\.md/);
      const strange = await alice.invoke('signin/failure', { code: '<b>x</b>' });
      assert.match(textOf(strange), /\(“unknown”\)/);
    });

    it('says which service failed when the authority does not answer, and signs in afterwards', async () => {
      const alice = client('alice');
      const id = signInIn(await alice.say('check permissions')) ?? '';
      walk.fault('authority', { mode: 'error-500' });
      const failed = await alice.exchange(id, await alice.token());
      walk.fault('authority');
      assert.equal(failed.status, 412);
      assert.match(textOf(failed), /could not be signed in.*nothing was read/);
      assert.equal((await alice.exchange(id, await alice.token())).status, 200);
    });
  });

  it('writes nothing in anybody’s name, and no token into a log or a file', async () => {
    await ask('grace', 'check permissions', grace);
    await walk.say('grace', 'check');
    const names = walk.sandbox.tenant.simulated.cmdlets().map(({ identity }) => identity);
    assert.deepEqual([...new Set(names)], ['SP Connector Bot']);
    assert.ok(tokenLike.test(await client('grace').token()), 'this is how a token looks');
    assert.ok(walk.log.length > 0);
    for (const line of walk.log) assert.doesNotMatch(line, tokenLike);
    for (const file of filesIn(walk.folder)) {
      assert.doesNotMatch(readFileSync(file, 'latin1'), tokenLike, file);
    }
  });

  it('is not asked of anybody where checks run with the application’s rights', async () => {
    const other = await startWalk();
    try {
      const card = shownIn(await other.say('grace', 'check permissions', personalOf('grace')));
      assert.match(card, /Executing identity: SP Connector Bot/);
      assert.match(shownIn(await other.say('grace', 'sign in')), /Nobody signs in here/);
      assert.doesNotMatch(shownIn(await other.say('grace', 'whoami')), /signed in/);
      assert.equal((await fetch(`${other.botUrl}/signin/end`)).status, 404);
    } finally {
      await other.stop();
    }
  });
});
