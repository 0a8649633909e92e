import assert from 'node:assert/strict';
import { randomOf } from '../support/random.js';
import { deliver, type Told } from '../support/told.js';
import { failureNamed, Watched } from '../support/watched.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a conversation that wants failures and recoveries is told. */
type Word = 'card' | 'update' | 'recovery';

/** The rules of docs/watch.md for one failure, written anew: what it knows is when things happened. */
class Rules {
  private isOpen = false;
  private returns = 0;
  private toldAt = 0;
  private endedAt: number | undefined;
  private wellAt: number | undefined;

  fails(at: number): readonly Word[] {
    this.wellAt = undefined;
    if (this.isOpen) {
      if (at - this.toldAt < 15 * minute) return [];
      this.toldAt = at;
      return ['update'];
    }
    const isBack = this.endedAt !== undefined && at - this.endedAt < hour;
    this.returns = isBack ? this.returns + 1 : 0;
    this.isOpen = true;
    this.toldAt = at;
    return [this.returns < 2 ? 'card' : 'update'];
  }

  works(at: number): readonly Word[] {
    if (!this.isOpen) return [];
    this.wellAt ??= at;
    if (this.returns >= 2 && at - this.wellAt < hour) return [];
    this.isOpen = false;
    this.endedAt = at;
    this.toldAt = at;
    return ['update', 'recovery'];
  }
}

const wordOf = ({ subject, isNew }: Told): Word =>
  subject.kind === 'recovery' ? 'recovery' : isNew ? 'card' : 'update';

const failures = ['a', 'b', 'c'];

describe('thirty days of the watch', function () {
  this.timeout(120_000);

  for (const seed of [8, 365]) {
    it(`tell exactly what the rules say, over restarts and changed clocks (seed ${seed})`, async () => {
      const world = new Watched();
      await world.start();
      await world.subscribe('both');
      await world.subscribe('failures', ['failures']);
      await world.subscribe('neither', ['digest', 'changes']);
      const random = randomOf(seed);
      const rules = new Map(failures.map((name) => [name, new Rules()]));
      const seen = { card: 0, update: 0, recovery: 0 };
      // How likely the next move is a failure changes now and then, so that all of the rules are used.
      let trouble = 0.5;
      let gap = 120;
      for (let passed = 0; passed < 30 * day; ) {
        const minutes = 1 + Math.floor(random() * gap);
        passed += minutes * minute;
        world.pass(minutes);
        const fate = random();
        if (fate < 0.02) world.pass(random() < 0.7 ? -60 : 24 * 60);
        if (fate > 0.98) await world.start();
        if (random() < 0.05) [trouble, gap] = [random(), random() < 0.4 ? 12 : 240];
        const name = failures[Math.floor(random() * failures.length)] ?? 'a';
        const isFailure = random() < trouble;
        if (isFailure) await world.watch.failed(failureNamed(name));
        else await world.watch.well(`sync ${name}`);
        const expected = rules.get(name)?.[isFailure ? 'fails' : 'works'](world.now) ?? [];
        const told = await deliver(world, ['both', 'failures', 'neither']);
        const of = (id: string) =>
          told.filter(({ conversationId }) => conversationId === id).map(wordOf);
        const when = `${name} ${isFailure ? 'fails' : 'works'} at ${world.clock().toISOString()}`;
        assert.deepEqual(of('both').toSorted(), expected.toSorted(), when);
        const withoutEnd = expected.filter((word) => word !== 'recovery');
        assert.deepEqual(of('failures'), withoutEnd, when);
        assert.deepEqual(of('neither'), [], when);
        for (const word of expected) seen[word] += 1;
      }
      assert.ok(Math.min(seen.card, seen.update, seen.recovery) > 20, JSON.stringify(seen));
      await world.stop();
    });
  }

  it('tell each thing at most once, never by night, and all of it in the end, though sent seldom', async () => {
    const world = new Watched();
    world.holding = {
      quietHours: { from: 22 * 60, to: 7 * 60, timeZone: 'UTC' },
      maintenance: [],
    };
    await world.start();
    await world.subscribe('both');
    const random = randomOf(30);
    const all: Told[] = [];
    for (let passed = 0; passed < 30 * day; ) {
      const minutes = 10 + Math.floor(random() * 220);
      passed += minutes * minute;
      world.pass(minutes);
      const name = failures[Math.floor(random() * failures.length)] ?? 'a';
      if (random() < 0.5) await world.watch.failed(failureNamed(name, 'warning'));
      else await world.watch.well(`sync ${name}`);
      if (random() < 0.1) await world.start();
      // What came before the night is not left for the night.
      const isEvening = world.clock().getUTCHours() >= 17;
      if (isEvening || random() < 0.3) all.push(...(await deliver(world, ['both'])));
    }
    world.now = Math.ceil(world.now / day) * day + 12 * hour;
    all.push(...(await deliver(world, ['both'])));
    const posts = all.filter(({ isNew }) => isNew);
    const subjects = posts.map(({ subject }) => `${subject.kind} ${subject.id}`);
    assert.ok(subjects.length > 30, `${subjects.length}`);
    assert.equal(new Set(subjects).size, subjects.length);
    const byNight = posts.filter(({ at }) => at.getUTCHours() >= 22 || at.getUTCHours() < 7);
    assert.deepEqual(byNight, []);
    const open = await world.store.incidents.open(10);
    assert.equal((await world.store.outbox.waiting()).count, 0);
    for (const { id, flaps } of open) {
      assert.ok(subjects.includes(`incident ${id}.${Math.min(flaps, 1)}`), id);
    }
    await world.stop();
  });

  it('tell of a storm of 1,000 failures by a few messages, from its beginning to its end', async () => {
    const world = new Watched();
    await world.start();
    const places = ['one', 'two'];
    for (const place of places) await world.subscribe(place);
    const names = Array.from({ length: 1000 }, (_, n) => `n${n}.`);
    const all: Told[] = [];
    const fails = async (many: readonly string[]): Promise<void> => {
      for (const [n, name] of many.entries()) {
        await world.watch.failed(failureNamed(name));
        if (n % 250 === 249) all.push(...(await deliver(world, places)));
      }
      world.pass(20);
    };
    await fails(names);
    await fails(names.slice(0, 250));
    await world.watch.well('sync ');
    all.push(...(await deliver(world, places)));
    for (const place of places) {
      const told = all.filter(({ conversationId }) => conversationId === place);
      const posts = told.filter(({ isNew }) => isNew).map(({ subject }) => subject.kind);
      const count = (kind: string) => posts.filter((each) => each === kind).length;
      assert.deepEqual([count('incident'), count('storm'), count('recovery')], [5, 1, 5]);
      assert.equal(posts.length, 11);
      assert.ok(told.length < 60, `${told.length} messages and updates`);
    }
    await world.stop();
  });
});
