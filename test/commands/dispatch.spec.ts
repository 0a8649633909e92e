import assert from 'node:assert/strict';
import { TenantFailure } from '../../src/domain/failure.js';
import { roles } from '../../src/domain/people/role.js';
import { dispatchBot, grace, kindOf, MemoryPreferences, shownIn } from '../support/dispatch-bot.js';
import { objectsIn, render } from '../support/draw.js';

const failing = (error: unknown) => async (): Promise<never> => {
  throw error;
};

const everyVerb = [
  'help.page',
  'status.refresh',
  'check-prerequisites.again',
  'check-permissions.again',
  'check-permissions.script',
  'check.again',
  'language.set',
  'health.refresh',
];

describe('dispatch', () => {
  describe('asks who somebody is before anything else', () => {
    for (const [title, options] of [
      ['has no role', { role: undefined }],
      ['is not in the directory', { person: async () => undefined }],
    ] as const) {
      it(`and gives one polite sentence to somebody who ${title}, whatever they type or press`, async () => {
        const bot = dispatchBot(options);
        for (const text of ['help', 'status', 'check', 'whoami', 'stauts', 'x'.repeat(5000), '']) {
          const reply = await bot.say(text);
          assert.equal(reply.kind, 'text');
          assert.match(shownIn(reply), /^Hello\. This bot is for the people who look after/);
        }
        for (const verb of [...everyVerb, 'forged.verb']) {
          assert.match(shownIn(await bot.press(verb)), /^Hello\. This bot is for/);
        }
        assert.deepEqual(bot.asked, []);
        assert.deepEqual(bot.logged, []);
      });
    }

    it('and does nothing while the directory does not tell', async () => {
      const bot = dispatchBot({ person: failing(new TenantFailure('graph', 'unreachable')) });
      for (const reply of [await bot.say('status'), await bot.press('status.refresh')]) {
        assert.equal(kindOf(reply), 'failure');
        assert.match(shownIn(reply), /Your role could not be read/);
        assert.match(shownIn(reply), /Microsoft Graph could not be reached/);
      }
      assert.deepEqual(bot.asked, []);
    });

    for (const held of roles) {
      for (const needed of roles) {
        const may = roles.indexOf(held) >= roles.indexOf(needed);
        it(`and lets ${may ? 'a' : 'no'} ${held} use what needs ${needed}, typed or pressed`, async () => {
          const bot = dispatchBot({
            role: held,
            alter: (command) =>
              command.name === 'status' ? { ...command, role: needed } : command,
          });
          const replies = [await bot.say('status'), await bot.press('status.refresh')];
          assert.equal(bot.asked.length, may ? 2 : 0);
          for (const reply of replies) {
            if (may) assert.equal(kindOf(reply), 'status');
            else
              assert.match(
                shownIn(reply),
                new RegExp(`needs the role ${needed}; yours is ${held}`),
              );
          }
          for (const offer of [
            await bot.say('help'),
            await bot.say('stauts'),
            await bot.say('joke'),
          ]) {
            if (!may) assert.ok(!/^status$/m.test(shownIn(offer)));
          }
        });
      }
    }
  });

  describe('finds what was meant', () => {
    for (const [text, template] of [
      ['help', 'help'],
      ['說明', 'help'],
      ['', 'help'],
      ['<at>Connector Bot</at>', 'help'],
      ['hello!', 'text'],
      ['謝謝', 'text'],
      ['status', 'status'],
      ['連接器正常嗎？', 'status'],
      ['check', 'check'],
      ['check prerequisites', 'prerequisites'],
      ['檢查權限', 'permissions'],
      ['check permissions for svc@contoso.com', 'permissions'],
      ['whoami', 'whoami'],
      ['language', 'language'],
      ['health', 'health'],
      ['stauts', 'did-you-mean'],
      ['tell me a joke', 'did-you-mean'],
    ] as const) {
      it(`“${text}” gets the card ${template}`, async () => {
        assert.equal(kindOf(await dispatchBot().say(text)), template);
      });
    }

    it('and runs nothing for a near miss, but offers buttons that type the command', async () => {
      const bot = dispatchBot();
      const reply = await bot.say('can svc-intune@contoso.com do it?');
      assert.deepEqual(bot.asked, []);
      assert.ok(reply.kind === 'card');
      const typed = objectsIn(render(reply.view).content).flatMap(({ data }) =>
        objectsIn(data).flatMap(({ type, value }) => (type === 'imBack' ? [value] : [])),
      );
      assert.ok(typed.includes('check permissions for svc-intune@contoso.com'));
      assert.equal(kindOf(await bot.say(String(typed[0]))), 'permissions');
    });

    it('and refuses a text that no command is as long as', async () => {
      const reply = await dispatchBot().say('status '.repeat(1000));
      assert.equal(kindOf(reply), 'notice');
      assert.match(shownIn(reply), /at most 4,000 characters/);
    });
  });

  describe('takes buttons', () => {
    for (const verb of [
      '',
      '.',
      'status',
      'status.',
      'status.nope',
      'nope.refresh',
      'status.constructor',
      '__proto__.toString',
      'status.refresh.again',
    ]) {
      it(`and refuses a forged one: “${verb}”`, async () => {
        const bot = dispatchBot();
        const reply = await bot.press(verb);
        assert.equal(reply.kind, 'text');
        assert.match(shownIn(reply), /That button does not belong to this bot/);
        assert.deepEqual(bot.asked, []);
      });
    }

    for (const data of [
      {},
      { which: 'other' },
      { which: 'newAccount' },
      { which: 7, account: [] },
    ]) {
      it(`and refuses data that no button of ours sends: ${JSON.stringify(data)}`, async () => {
        const reply = await dispatchBot().press('check-permissions.script', data);
        assert.match(shownIn(reply), /That button is from an older card/);
      });
    }

    it('and knows every verb that its cards have', async () => {
      const bot = dispatchBot();
      const replies = [
        await bot.say('help'),
        await bot.say('status'),
        await bot.say('check'),
        await bot.say('check prerequisites'),
        await bot.say('check permissions for svc@contoso.com'),
        await bot.say('language'),
        await bot.say('health'),
        await bot.press('check-permissions.script', {
          which: 'newAccount',
          account: 'a@b.example',
        }),
      ];
      for (const reply of replies) {
        assert.ok(reply.kind === 'card');
        for (const { type, verb, data } of objectsIn(render(reply.view).content)) {
          if (type !== 'Action.Execute') continue;
          const answer = await bot.press(String(verb), { ...Object(data) });
          assert.equal(answer.kind, 'card', String(verb));
          assert.notEqual(kindOf(answer), 'failure', String(verb));
        }
      }
    });
  });

  describe('speaks the language', () => {
    it('that the person chose, before that of their client', async () => {
      const preferences = new MemoryPreferences();
      const bot = dispatchBot({ preferences, locale: 'en-US' });
      assert.match(shownIn(await bot.say('語言 中文')), /目前以繁體中文回答您/);
      assert.match(shownIn(await bot.say('status')), /目前還沒有連接器/);
      assert.match(
        shownIn(await bot.press('language.set', { language: 'auto' })),
        /follow the language/,
      );
      assert.match(shownIn(await bot.say('狀態')), /There is no connector yet/);
    });

    it('of the client, else the default', async () => {
      assert.match(shownIn(await dispatchBot({ locale: 'zh-HK' }).say('status')), /還沒有連接器/);
      assert.match(
        shownIn(await dispatchBot({ locale: 'de-DE' }).say('status')),
        /no connector yet/,
      );
      const bot = dispatchBot({ locale: 'de-DE', language: 'zh-TW' });
      assert.match(shownIn(await bot.say('status')), /還沒有連接器/);
    });

    it('of the client while the store does not tell, and logs that', async () => {
      const error = new Error('disk');
      const preferences = Object.assign(new MemoryPreferences(), { of: failing(error) });
      const bot = dispatchBot({ preferences, locale: 'zh-TW' });
      assert.match(shownIn(await bot.say('status')), /還沒有連接器/);
      assert.deepEqual(bot.logged, [{ event: 'preferences.unread', id: 'turn-1', error }]);
    });

    it('and refuses those that it does not speak', async () => {
      const bot = dispatchBot();
      assert.match(shownIn(await bot.say('language klingon')), /does not speak "klingon"/);
      assert.match(shownIn(await bot.press('language.set', {})), /does not speak ""/);
    });
  });

  describe('has a word for waiting and for meeting', () => {
    it('while an answer takes longer', async () => {
      const bot = dispatchBot({ locale: 'zh-TW' });
      const turn = bot.turn({ kind: 'text', text: 'status' });
      assert.equal(kindOf(await bot.dispatch.progress(turn)), 'progress');
      assert.match(shownIn(await bot.dispatch.progress(turn)), /請稍候/);
      assert.match(shownIn(bot.dispatch.stillWorking(turn)), /仍在處理中/);
    });

    it('and says nothing of the tenant in a welcome', () => {
      const { dispatch, asked } = dispatchBot();
      assert.match(shownIn(dispatch.welcome('channel', 'en-GB')), /Mention me here/);
      assert.match(shownIn(dispatch.welcome('personal', 'zh-TW')), /您好，我是 Connector Bot/);
      assert.match(shownIn(dispatch.welcome('groupChat', undefined)), /Hello/);
      assert.deepEqual(asked, []);
    });
  });

  it('knows somebody by what the directory says, not by what the message says', async () => {
    const asked: string[] = [];
    const bot = dispatchBot({
      person: async () => {
        asked.push('person');
        return { ...grace, name: 'From the directory', role: 'admin' };
      },
    });
    assert.match(
      shownIn(await bot.say('whoami')),
      /You are From the directory, with the role admin\./,
    );
    assert.deepEqual(asked, ['person']);
  });
});
