import assert from 'node:assert/strict';
import fc from 'fast-check';
import { againOf } from '../../src/commands/failed.js';
import type { Reply } from '../../src/commands/reply.js';
import type { Asked, Turn } from '../../src/commands/turn.js';
import type { Change } from '../../src/domain/changes/change.js';
import { TenantFailure } from '../../src/domain/failure.js';
import { waiting } from '../support/changes.js';
import { dispatchBot, grace } from '../support/dispatch-bot.js';
import { render, textsIn } from '../support/draw.js';

const shown = (reply: Reply): string =>
  reply.kind === 'card' ? textsIn(render(reply.view).content).join('\n') : reply.text;

const stopped = (turn: Turn): Turn => ({ ...turn, signal: AbortSignal.abort() });

const asked: readonly Asked[] = [
  { kind: 'text', text: 'status' },
  { kind: 'text', text: 'no such thing' },
  { kind: 'button', verb: 'status.refresh', data: {} },
  { kind: 'button', verb: 'nonsense', data: {} },
];

describe('a turn that is interrupted by a stop', () => {
  for (const one of asked) {
    it(`says so, and blames no service: ${one.kind} ${one.kind === 'text' ? one.text : one.verb}`, async () => {
      const bot = dispatchBot({
        services: {
          connection: {
            connectionInformation: async () => {
              throw new TenantFailure('exchange', 'timedOut');
            },
          },
        },
      });
      const text = shown(await bot.dispatch.answer(stopped(bot.turn(one))));
      assert.match(text, /^Interrupted\n/);
      assert.match(text, /requested, decided and ran no change/);
      assert.doesNotMatch(text, /Exchange/);
    });
  }

  const turnWith = async (changes: readonly Change[] | undefined): Promise<string> => {
    const bot = dispatchBot({
      changes: async () => {
        if (!changes) throw new Error('away');
        return changes;
      },
    });
    return shown(await bot.dispatch.answer(stopped(bot.turn({ kind: 'text', text: 'pending' }))));
  };
  const later = new Date('2100-01-01T00:00:00Z');
  const own = { ...waiting, requester: grace, conversationId: 'a:personal-grace' };

  it('tells of the changes that it drafted, requested or decided, and of no others', async () => {
    assert.match(
      await turnWith([{ ...waiting, origins: [{ turn: 'turn-1' }] }]),
      /Change ABC234: /,
    );
    assert.match(await turnWith([{ ...own, createdAt: later }]), /Change ABC234: /);
    const others: readonly Change[] = [
      waiting,
      { ...waiting, origins: [{ turn: 'turn-2' }] },
      { ...waiting, createdAt: later },
      own,
      { ...own, conversationId: '19:other', createdAt: later },
    ];
    assert.match(await turnWith(others), /no change/);
    assert.doesNotMatch(await turnWith(others), /ABC234/);
  });

  it('does not say that nothing was changed where that cannot be read', async () => {
    assert.match(await turnWith(undefined), /not known whether/);
  });

  it('is asked again by all of what a button sent, or not at all', () => {
    const data = fc.dictionary(
      fc.string(),
      fc.oneof(
        fc.string({ maxLength: 2000 }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.array(fc.string()),
      ),
      { maxKeys: 6 },
    );
    fc.assert(
      fc.property(data, (sent) => {
        const again = againOf({ kind: 'button', verb: 'setup.plan', data: sent });
        if (again?.kind !== 'button') return;
        const { msteams: _, ...expected } = sent;
        assert.deepEqual({ ...again.data }, { ...expected });
      }),
    );
    const long = { recipients: 'itops@contoso.com, '.repeat(20) };
    const again = againOf({ kind: 'button', verb: 'setup.plan', data: long });
    assert.deepEqual(again, { kind: 'button', verb: 'setup.plan', data: long });
    const huge = { kind: 'button', verb: 'setup.plan', data: { text: 'x'.repeat(9000) } } as const;
    assert.equal(againOf(huge), undefined);
  });
});
