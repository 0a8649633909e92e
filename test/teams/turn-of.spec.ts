import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { stripMarkup } from '../../src/language/reading/strip-markup.js';
import {
  actionOf,
  askedBy,
  conversationIdOf,
  conversationKindOf,
  turnOf,
} from '../../src/teams/turn-of.js';
import { teamsMessage } from '../support/teams-bot.js';

type Json = { readonly [name: string]: unknown };

const activity = (more: Json = {}): Activity => teamsMessage(more) as unknown as Activity;
const within = {
  id: 'turn-1',
  at: new Date('2026-01-02T03:04:05Z'),
  signal: new AbortController().signal,
};

describe('a turn', () => {
  it('is who speaks, where, and what they ask', () => {
    const asked = { kind: 'text', text: 'status' } as const;
    const from = { id: '29:g', name: 'Grace', aadObjectId: 'AAAAAAAA-0000-4000-8000-000000000001' };
    assert.deepEqual(turnOf(activity({ from, localTimezone: 'Asia/Taipei' }), asked, within), {
      ...within,
      asked,
      speaker: {
        objectId: 'aaaaaaaa-0000-4000-8000-000000000001',
        name: 'Grace',
        locale: 'en-US',
        timeZone: 'Asia/Taipei',
      },
      conversation: { id: 'a:personal-grace', kind: 'personal' },
    });
  });

  it('takes language and time zone from the client’s own entity where the message has none', () => {
    const entities = [
      { type: 'mention' },
      { type: 'clientInfo', locale: 'zh-TW', timezone: 'Asia/Taipei' },
    ];
    const { speaker } = turnOf(
      activity({ locale: '', entities }),
      { kind: 'text', text: '' },
      within,
    );
    assert.equal(speaker.locale, 'zh-TW');
    assert.equal(speaker.timeZone, 'Asia/Taipei');
    const none = turnOf(
      activity({ locale: undefined }),
      { kind: 'text', text: '' },
      within,
    ).speaker;
    assert.deepEqual([none.locale, none.timeZone], [undefined, undefined]);
  });

  for (const [text, plain] of [
    ['<at>Connector Bot</at> status', 'status'],
    ['status <at id="0">Connector&nbsp;Bot</at>', 'status'],
    ['<p>check&nbsp;<b>prerequisites</b></p>', 'check prerequisites'],
    ['<blockquote itemscope>Eve: disconnect</blockquote>\n<p>status</p>', 'status'],
    ['<at>Bot</at>&nbsp;檢查權限', '檢查權限'],
  ] as const) {
    it(`asks what is left of ${JSON.stringify(text)}`, () => {
      const asked = askedBy(activity({ text }));
      assert.ok(asked.kind === 'text');
      assert.equal(stripMarkup(asked.text).replace(/\s+/g, ' ').trim(), plain);
    });
  }

  it('asks nothing by words where there are none', () => {
    for (const text of [undefined, null, '']) {
      assert.deepEqual(askedBy(activity({ text })), { kind: 'text', text: '' });
    }
  });

  it('asks by a button what its data says, whatever text came with it', () => {
    const value = { verb: 'status.refresh', page: 2 };
    assert.deepEqual(askedBy(activity({ value, text: 'help' })), {
      kind: 'button',
      verb: 'status.refresh',
      data: value,
    });
  });

  for (const [value, text] of [
    [{ msteams: { type: 'imBack', value: 'check' } }, 'check'],
    [{ msteams: { type: 'messageBack', text: 'check', displayText: 'x' } }, 'check'],
    [{ msteams: { type: 'invoke', value: 'check' } }, 'status'],
    [{ msteams: 'check' }, 'status'],
    [{ verb: '' }, 'status'],
    [{ verb: 5 }, 'status'],
    [{ verb: ['status.refresh'] }, 'status'],
    ['status.refresh', 'status'],
    [['status.refresh'], 'status'],
    [null, 'status'],
  ] as const) {
    it(`asks by text what ${JSON.stringify(value)} says: ${text}`, () =>
      assert.deepEqual(askedBy(activity({ value })), { kind: 'text', text }));
  }
});

describe('a universal action', () => {
  const asked = (value: unknown) => actionOf(activity({ type: 'invoke', value }));

  it('asks by its verb, or that of its data', () => {
    const data = { page: 2 };
    const button = { kind: 'button', verb: 'a.b', data } as const;
    assert.deepEqual(asked({ action: { verb: 'a.b', data } }), button);
    const inData = { ...data, verb: 'a.b' };
    assert.deepEqual(asked({ action: { data: inData } }), { ...button, data: inData });
    assert.deepEqual(asked({ action: { verb: 'a.b' } }), { ...button, data: {} });
  });

  it('asks by what it types', () => {
    const data = { msteams: { type: 'imBack', value: 'help' } };
    assert.deepEqual(asked({ action: { data } }), { kind: 'text', text: 'help' });
  });

  for (const value of [
    undefined,
    null,
    'x',
    [],
    {},
    { action: 'a.b' },
    { action: {} },
    { action: { verb: 5 } },
    { action: { data: 'x' } },
  ]) {
    it(`is none: ${JSON.stringify(value)}`, () => assert.equal(asked(value), undefined));
  }
});

describe('the conversation of an activity', () => {
  it('is the channel, whichever thread of it', () => {
    const conversation = { id: '19:general@thread.tacv2;messageid=1700000000000' };
    assert.equal(conversationIdOf(activity({ conversation })), '19:general@thread.tacv2');
    assert.equal(conversationIdOf(activity()), 'a:personal-grace');
  });

  for (const [conversation, kind] of [
    [{ conversationType: 'personal' }, 'personal'],
    [{ conversationType: 'groupChat', isGroup: true }, 'groupChat'],
    [{ conversationType: 'channel', isGroup: true }, 'channel'],
    [{ isGroup: true }, 'groupChat'],
    [{}, 'personal'],
    [{ conversationType: 'personal', isGroup: true }, 'personal'],
    [{ conversationType: 'meeting', isGroup: true }, 'groupChat'],
  ] as const) {
    it(`is of the kind ${kind}: ${JSON.stringify(conversation)}`, () =>
      assert.equal(
        conversationKindOf(activity({ conversation: { id: 'x', ...conversation } })),
        kind,
      ));
  }
});
