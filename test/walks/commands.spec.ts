import assert from 'node:assert/strict';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

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
