import assert from 'node:assert/strict';
import { askToSignIn } from '../../src/commands/sign-in/ask-to-sign-in.js';
import type { Turn } from '../../src/commands/turn.js';
import { PersonFailure } from '../../src/domain/failure.js';
import { exampleVoice } from '../support/voices.js';

const begun: string[] = [];

const ask = askToSignIn(
  {
    begin: async (personId, asked) => {
      begun.push(asked);
      return { id: 'the-id', personId, asked, askedAt: new Date(0), claims: undefined };
    },
  },
  { resource: 'api://botid-1', pageUrl: (id) => `https://bot.contoso.com/signin/${id}` },
);

const turn: Turn = {
  id: 'turn',
  asked: { kind: 'text', text: 'check permissions' },
  speaker: { objectId: 'alice', name: 'Alice', locale: 'en-US', timeZone: undefined },
  conversation: { id: 'a:1', kind: 'personal' },
  at: new Date(0),
  signal: AbortSignal.abort(),
};

const person = {
  objectId: 'alice',
  name: 'Alice',
  userPrincipalName: 'alice@contoso.com',
  mail: null,
  role: 'viewer',
  groups: [],
} as const;

describe('who has to sign in', () => {
  const answer = (more: Partial<Turn> = {}) =>
    ask({ turn: { ...turn, ...more }, person, voice: exampleVoice('en') });
  beforeEach(() => begun.splice(0));

  it('is asked to, and what they asked is kept for afterwards', async () => {
    const reply = await answer();
    assert.ok(reply.kind === 'signIn');
    const url = 'https://bot.contoso.com/signin/the-id';
    assert.deepEqual(reply.request, { id: 'the-id', resource: 'api://botid-1', url });
    assert.deepEqual(begun, ['{"kind":"text","text":"check permissions"}']);
  });

  it('is not asked again right after it: their client would answer by itself, for ever', async () => {
    await assert.rejects(
      answer({ isAfterSignIn: true }),
      (error) => error instanceof PersonFailure && error.refusal === 'signInAgain',
    );
    assert.deepEqual(begun, []);
  });

  for (const kind of ['channel', 'groupChat'] as const) {
    it(`is sent to the personal chat from a ${kind}`, async () => {
      await assert.rejects(
        answer({ conversation: { id: '19:x', kind } }),
        (error) => error instanceof PersonFailure && error.refusal === 'askAlone',
      );
      assert.deepEqual(begun, []);
    });
  }
});
