import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sandboxPeople } from '../../src/sandbox/people.js';
import { clientMessage } from '../support/client-activity.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const { id: tenantId } = sandboxPeople.tenant;

/** What people type, and what has to be in the answer. */
const asked: readonly (readonly [string, RegExp, string, RegExp])[] = [
  ['help', /check permissions/, '說明', /檢查權限/],
  ['whoami', /grace@contoso\.com/, '我是誰', /grace@contoso\.com/],
  ['status', /There is no connector yet/, '狀態', /目前還沒有連接器/],
  ['check prerequisites', /Prerequisites of the connector/, '檢查必要條件', /連接器的必要條件/],
  ['check permissions', /Get-ActiveSyncDeviceClass/, '檢查權限', /Get-ActiveSyncDeviceClass/],
  ['check', /Check of the connector/, '檢查', /連接器/],
  ['health', /REST/, '健康狀況', /REST/],
  ['language zh-TW', /zh-TW|繁體中文/, '語言 en', /en|English/],
];

describe('every command, from the chat page to Exchange and back', function () {
  this.timeout(30_000);
  let walk: Walk;
  before(async () => {
    walk = await startWalk();
  });
  after(() => walk.stop());

  for (const [english, inEnglish, chinese, inChinese] of asked) {
    it(`answers ${english} and ${chinese}`, async () => {
      await walk.say('grace', 'language en');
      assert.match(shownIn(await walk.say('grace', english)), inEnglish);
      await walk.say('grace', 'language zh-TW');
      assert.match(shownIn(await walk.say('grace', chinese)), inChinese);
    });
  }

  it('says what is wrong with svc-limited, and how to mend it', async () => {
    await walk.say('grace', 'language en');
    const answer = await walk.say('grace', 'check permissions for svc-limited@contoso.com');
    const shown = shownIn(answer);
    assert.match(shown, /7 of 13 cmdlets are missing/);
    assert.match(shown, /Organization Client Access/);
    assert.match(shown, /Right to Microsoft Intune/);
  });

  for (const [said, account] of [
    ['svc-limited', 'svc-limited@contoso.com'],
    ['SVC-Limited please', 'svc-limited@contoso.com'],
    ['Bob Chen', 'bob@contoso.com'],
    ['chen, bob', 'bob@contoso.com'],
    ['carol', 'carol@contoso.com'],
    ['lila santos', 'lila.santos0@contoso.com'],
    ['ana garcia', 'ana.garcia'],
  ] as const) {
    it(`finds an account by what people call it: ${said}`, async () => {
      const shown = shownIn(await walk.say('grace', `check permissions for ${said}`));
      assert.ok(shown.includes(account), shown);
    });
  }

  it('lets people choose where several accounts match', async () => {
    const answer = await walk.say('grace', 'check permissions for maria');
    assert.match(shownIn(answer), /accounts match/);
    const typed = /"(check permissions for maria[^"]*@contoso\.com)"/.exec(
      JSON.stringify(answer.card),
    );
    assert.match(shownIn(await walk.say('grace', typed?.[1] ?? '')), /cmdlets/);
  });

  for (const [argument, refusal] of [
    ['*', /"\*" is not an address/],
    ['"$?"', /is not an address/],
    ['Nobody Atall', /no account "Nobody Atall"/],
  ] as const) {
    it(`shows nobody else for an account that can't be read: ${argument}`, async () => {
      const shown = shownIn(await walk.say('grace', `check permissions for ${argument}`));
      assert.match(shown, refusal);
      assert.doesNotMatch(shown, /ActiveSync/);
    });
  }

  it('takes a mention for the person that it names, whatever name it shows', async () => {
    for (const [mark, id, account] of [
      ['<at>Bob Chen</at>', '29:bob', /bob@contoso\.com/],
      ['<at>Bob Chen</at>', '29:carol', /carol@contoso\.com/],
      ['Bob', '29:bob', /bob@contoso\.com/],
      // Whoever isn't in the conversation is found by the name.
      ['<at>Carol Wu</at>', '29:nobody', /carol@contoso\.com/],
    ] as const) {
      const conversation = { id: '19:ops@thread.v2', conversationType: 'groupChat', tenantId };
      const bot = sandboxPeople.bot;
      const entities = [
        { type: 'mention', mentioned: bot, text: '<at>Connector Bot</at>' },
        { type: 'mention', mentioned: { id, name: 'Bob Chen' }, text: mark },
      ];
      const text = `<at>Connector Bot</at> check permissions for ${mark}`;
      const message = clientMessage('grace', text, randomUUID(), {
        ...{ conversation, entities, serviceUrl: `${walk.sandbox.url}/connector/` },
      });
      const shown = await (await walk.post(message)).text();
      assert.match(shown, account);
    }
  });

  it('finds nothing missing for svc-intune', async () => {
    const shown = shownIn(await walk.say('grace', 'check permissions for svc-intune@contoso.com'));
    assert.doesNotMatch(shown, /are missing|could not be checked/);
  });

  it('says that there is no such account, and asks Exchange nothing that changes', async () => {
    const shown = shownIn(await walk.say('grace', 'check permissions for nobody@contoso.com'));
    assert.match(shown, /nobody@contoso\.com/);
    const writes = walk.sandbox.tenant.simulated
      .cmdlets()
      .filter(({ cmdlet }) => !cmdlet.startsWith('Get-'));
    assert.deepEqual(writes, []);
  });

  it('answers each role with what it may ask, and strangers with one sentence', async () => {
    for (const person of ['alice', 'bob', 'dan']) {
      await walk.open(person);
      assert.match(shownIn(await walk.say(person, 'status')), /Contoso/);
    }
    await walk.open('eve');
    const stranger = await walk.say('eve', 'check');
    assert.equal(stranger.card, undefined);
    assert.match(shownIn(stranger), /ask your administrator/);
  });

  it('answers in group chats and channels when it is mentioned', async () => {
    for (const conversation of ['19:ops@thread.v2', '19:general@thread.tacv2']) {
      const answer = await walk.say('dan', '狀態', conversation);
      assert.match(shownIn(answer), /Contoso/);
      assert.equal(answer.threadId === null, conversation.includes('ops'));
    }
  });

  it('replaces a card for the person who pressed, and only for them', async () => {
    await walk.say('grace', 'language en');
    const conversation = '19:ops@thread.v2';
    const card = await walk.say('grace', 'status', conversation);
    const outcome = await walk.press('dan', card, 'status.refresh');
    assert.ok(outcome['card'], JSON.stringify(outcome));
    const [seenByDan] = (await walk.read('dan', conversation)).filter(({ id }) => id === card.id);
    const [seenByBob] = (await walk.read('bob', conversation)).filter(({ id }) => id === card.id);
    assert.match(shownIn(seenByDan ?? card), /連線資訊/);
    assert.match(shownIn(seenByBob ?? card), /connection information/);
  });

  it('shows hostile texts as texts', async () => {
    const hostile = '<script>alert(1)</script> ${title} **x** \u202Egnp\u200B 🚀';
    const answer = await walk.say('grace', hostile);
    assert.doesNotMatch(JSON.stringify(answer.card ?? {}), /<script>/);
  });

  it('logs no word of what people wrote', () => {
    assert.doesNotMatch(walk.log.join('\n'), /svc-limited|alert\(1\)|狀態/);
    assert.match(walk.log.join('\n'), /"event":"turn"/);
  });
});
