import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setImmediate as othersTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { Work } from '../../src/compose/work.js';
import { unseen } from '../../src/domain/part.js';

const names = [
  'beat',
  'checkpoint',
  'deliver',
  'expireDue',
  'follow',
  'make',
  'recoverAnswers',
  'recoverChanges',
  'recoverSync',
  'runApproved',
] as const;

type Name = (typeof names)[number];

/** Everything that a bot does by itself, counted; what is held never ends. */
class Deeds {
  readonly held = new Set<Name>();
  private readonly counts = new Map<Name, number>();

  count(name: Name): number {
    return this.counts.get(name) ?? 0;
  }

  forget(): void {
    this.counts.clear();
  }

  readonly deed = (name: Name) => async (): Promise<void> => {
    this.counts.set(name, this.count(name) + 1);
    if (this.held.has(name)) await new Promise(() => {});
  };

  work(): Work {
    const { deed } = this;
    const store = {
      leases: { releaseAll: async () => {} },
      beats: { newest: async () => undefined, beat: deed('beat'), end: async () => {} },
      connectors: { current: async () => undefined },
      seen: { forgetBefore: async () => 0 },
    };
    const parts = {
      changes: { expireDue: deed('expireDue') },
      runner: { recover: deed('recoverChanges'), runApproved: deed('runApproved') },
      sync: { recover: deed('recoverSync') },
      pendingAnswers: { recover: deed('recoverAnswers') },
      rounds: { make: deed('make') },
      auditDesk: { checkpoint: deed('checkpoint') },
      logLevel: { follow: deed('follow') },
      leases: { giveUp: async () => {} },
    };
    const config = { timeZone: 'UTC', holding: { quietHours: undefined, maintenance: [] } };
    const delivery = { deliver: deed('deliver'), end: () => {} };
    const log = { error: () => {}, info: () => {} };
    const trace = { begin: unseen, apart: <T>(work: () => T): T => work() };
    return new Work({ config, store, parts, delivery, log, trace } as never);
  }
}

async function pass(seconds: number): Promise<void> {
  for (let n = 0; n < seconds; n += 1) {
    mock.timers.tick(1000);
    for (let turns = 0; turns < 5; turns += 1) await othersTurn();
  }
}

describe('what the bot does by itself', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setInterval', 'setTimeout', 'Date'] }));
  afterEach(() => mock.timers.reset());

  const runs = async (held: readonly Name[]): Promise<void> => {
    const deeds = new Deeds();
    const work = deeds.work();
    await work.start();
    await pass(31);
    for (const name of held) deeds.held.add(name);
    // Each that is held has begun by now.
    await pass(31);
    deeds.forget();
    await pass(62);
    const stopped = names.filter((name) => !held.includes(name) && deeds.count(name) < 2);
    const stopping = work.stop(0);
    await pass(3);
    await stopping;
    assert.deepEqual(stopped, [], `held: ${held}`);
  };

  for (const name of names) {
    it(`goes on while ${name} never ends`, () => runs([name]));
  }

  it('goes on in all that does not hang, whichever hang together', async () => {
    const some = fc.subarray([...names]);
    await fc.assert(fc.asyncProperty(some, runs), { numRuns: 20 });
  });
});
