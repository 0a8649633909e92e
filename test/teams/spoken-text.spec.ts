import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { spokenText } from '../../src/teams/spoken-text.js';
import { teamsMessage } from '../support/teams-bot.js';

type Json = { readonly [name: string]: unknown };

const recipient = { id: '28:bot', name: 'Connector Bot' };
const said = (text: unknown, more: Json = {}): string =>
  spokenText(teamsMessage({ text, recipient, ...more }) as unknown as Activity)
    .replace(/\s+/g, ' ')
    .trim();
const mention = (text: unknown, id = '28:bot'): Json => ({
  entities: [{ type: 'mention', mentioned: { id, name: 'Connector Bot' }, text }],
});

describe('what is said to the bot', () => {
  for (const [text, plain] of [
    ['@Connector Bot status', 'status'],
    ['status @connector bot', 'status'],
    ['check @Connector Bot prerequisites', 'check prerequisites'],
    ['@Connector\u00a0Bot, status', ', status'],
    ['＠Connector Bot　狀態', '狀態'],
    ['@Connector Bot狀態', '狀態'],
    ['@Connector Bots status', '@Connector Bots status'],
    ['grace@connector bot', 'grace@connector bot'],
    ['status', 'status'],
  ] as const) {
    it(`is without the name that was typed to call it: ${text}`, () => {
      assert.equal(said(text), plain);
    });
  }

  it('is without what the client marked as its name, however that is written', () => {
    assert.equal(said('Hey Connector status', mention('Hey Connector')), 'status');
    assert.equal(said('status Robot? 1', mention('Robot?')), 'status 1');
  });

  it('keeps who else is mentioned', () => {
    assert.equal(said('status for Bob', mention('Bob', '29:bob')), 'status for Bob');
  });

  it('is all of it where nobody knows the name of the bot', () => {
    for (const nameless of [undefined, { id: '28:bot' }, { id: '28:bot', name: '' }]) {
      assert.equal(said('@Connector Bot status', { recipient: nameless }), '@Connector Bot status');
    }
  });

  it('is nothing where there is no text, and whatever a mention holds', () => {
    for (const text of [undefined, null]) assert.equal(said(text), '');
    const entities = [{ type: 'mention' }, { type: 'mention', mentioned: 5, text: {} }];
    assert.equal(said('status', { entities }), 'status');
    assert.equal(said('status', mention('')), 'status');
    assert.equal(said('a.b status', { recipient: { id: '28:bot', name: 'a(b' } }), 'a.b status');
  });
});
