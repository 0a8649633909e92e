import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeStates } from '../../src/language/en/changes.js';
import { type Act, LatePost, type Letter } from './late-post.js';
import { seeded } from './seeded.js';
import { wishes } from './setup-story.js';
import { shownIn, startWalk, type Walk } from './walk.js';

const endings = ['done', 'rejected', 'withdrawn'] as const;
type Ending = (typeof endings)[number];

const none = {
  'change.approved': 0,
  'change.rejected': 0,
  'change.withdrawn': 0,
  'change.started': 0,
  'cmdlet.ran': 0,
  'change.ended': 0,
};

/** How often each entry of the audit is there, whatever was delivered how often. */
const entriesOf: { readonly [E in Ending]: { readonly [what: string]: number } } = {
  done: { ...none, 'change.approved': 1, 'change.started': 1, 'cmdlet.ran': 1, 'change.ended': 1 },
  rejected: { ...none, 'change.rejected': 1 },
  withdrawn: { ...none, 'change.withdrawn': 1 },
};

/** A delivery and the moment that it comes at, in steps of the story. */
interface Coming {
  readonly at: number;
  readonly deliver: () => Promise<unknown>;
}

class Deliveries {
  readonly post: LatePost;
  /** What comes so late that another story goes on meanwhile. */
  private late: Coming[] = [];
  readonly letters: Letter[] = [];
  copies = 0;

  constructor(
    readonly walk: Walk,
    readonly random: () => number,
  ) {
    this.post = new LatePost(walk);
  }

  /** An act of somebody at a moment, and up to three further deliveries of it, at any later moment. */
  acted(act: Act, at: number): readonly Coming[] {
    const letter = this.post.letter(act);
    this.letters.push(letter);
    const again = Math.floor(this.random() * 4);
    this.copies += again;
    return [
      { at, deliver: () => this.post.deliver(letter) },
      ...Array.from({ length: again }, () => this.again(letter, at)),
    ];
  }

  /** Delivers in the order of the moments; what has the same moment comes at once. */
  async deliver(comings: readonly Coming[]): Promise<void> {
    const all = [...comings, ...this.late.splice(0)];
    const isLater = ({ at }: Coming): boolean => at > 9;
    this.late = all.filter(isLater).map(({ deliver }) => ({ at: this.moment(8), deliver }));
    const now = all.filter((each) => !isLater(each));
    for (const moment of [...new Set(now.map(({ at }) => at))].sort((one, other) => one - other)) {
      const same = now.filter(({ at }) => at === moment);
      await Promise.all(same.map(({ deliver }) => deliver()));
    }
  }

  /** What is late still, when there is no other story for it. */
  async end(): Promise<void> {
    while (this.late.length > 0) await this.deliver([]);
  }

  moment(before: number): number {
    return Math.floor(this.random() * before);
  }

  private again(letter: Letter, first: number): Coming {
    const at = first + this.moment(8);
    const isSame = this.random() < 0.4;
    const deliver = () => (isSame ? this.post.deliver(letter) : this.post.deliverAnew(letter));
    return { at, deliver };
  }
}

/** The decision as a button or as typed words. */
function decision(ending: Ending, id: string, isTyped: boolean): Act {
  const change = { change: id };
  if (ending === 'done') {
    const verb = { verb: 'approve.press', data: change };
    return { person: 'bob', ...(isTyped ? { text: `approve ${id}` } : verb) };
  }
  if (ending === 'withdrawn') {
    const verb = { verb: 'withdraw.press', data: change };
    return { person: 'alice', ...(isTyped ? { text: `withdraw ${id}` } : verb) };
  }
  const verb = { verb: 'reject.press', data: { ...change, reason: 'not now' } };
  return { person: 'carol', ...(isTyped ? { text: `reject ${id} not now` } : verb) };
}

/** The plan, pressed once and delivered again later; the first delivery's answer names it. */
async function planned(deliveries: Deliveries, insert: string) {
  const asked = { ...wishes, allowOutlook: 'false', userMailInsert: insert };
  const [first, ...again] = deliveries.acted(
    { person: 'alice', verb: 'setup.plan', data: asked },
    0,
  );
  const answer = JSON.stringify(await first?.deliver());
  const id = /change\W+([A-Z0-9]{6})\W/.exec(answer)?.[1];
  assert.ok(id, answer);
  return { id, again };
}

async function evidenceOf(walk: Walk, id: string): Promise<string> {
  const exported = await walk.say('grace', `audit export ${id}`);
  const link = JSON.stringify(exported.card).match(/http[^"]+evidence[^"]+[.]json/)?.[0] ?? '';
  return (await fetch(link)).text();
}

async function untilEnded(walk: Walk, id: string, ending: Ending): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const shown = shownIn(await walk.say('grace', `change ${id}`));
    if (shown.includes(changeStates[ending])) return;
    if (Date.now() > end) throw new Error(`${ending} was not reached: ${shown}`);
    await sleep(50);
  }
}

/** One story with its deliveries in any order that Teams may bring them in. */
async function story(deliveries: Deliveries, number: number) {
  const { walk, random } = deliveries;
  const insert = `Please call ${number}.`;
  const ending = endings[Math.floor(random() * endings.length)] ?? 'done';
  const contrary = ending === 'done' ? 'rejected' : 'done';
  const { id, again } = await planned(deliveries, insert);
  const asks: Act = {
    person: 'alice',
    verb: 'change.request',
    data: { change: id, why: 'New phones' },
  };
  // What its own author takes back may overtake what they asked for.
  const overtakes = ending === 'withdrawn' && random() < 0.5;
  await deliveries.deliver([
    ...again,
    ...deliveries.acted(asks, overtakes ? 4 : 2),
    ...deliveries.acted(decision(ending, id, random() < 0.5), 3),
    // Somebody who has not heard of it wants the contrary.
    ...deliveries.acted(decision(contrary, id, random() < 0.5), 5),
    ...deliveries.acted({ person: 'alice', text: 'sync' }, deliveries.moment(6)),
    ...deliveries.acted({ person: 'dan', text: 'status' }, deliveries.moment(8)),
  ]);
  await untilEnded(walk, id, ending);
  return { id, insert, ending };
}

type Told = Awaited<ReturnType<typeof story>>;

/** One outcome: in the card, in the audit and in Exchange's own journal. */
async function check({ walk }: Deliveries, { id, insert, ending }: Told): Promise<void> {
  await untilEnded(walk, id, ending);
  const evidence = await evidenceOf(walk, id);
  for (const [what, times] of Object.entries(entriesOf[ending])) {
    assert.equal(evidence.split(`"${what}"`).length - 1, times, `${ending}: ${what}: ${evidence}`);
  }
  const journal = walk.sandbox.tenant.simulated.cmdlets();
  const writes = journal.filter(({ parameters }) => JSON.stringify(parameters).includes(insert));
  assert.equal(writes.length, ending === 'done' ? 1 : 0, JSON.stringify({ id, writes }));
}

/** A message is answered once under an id, and each time that it comes under a new one. */
function checkAnswers({ letters }: Deliveries): void {
  for (const { act, answered } of letters) {
    if (!('text' in act)) continue;
    for (const [id, each] of answered) {
      assert.equal(each.filter(Boolean).length, 1, JSON.stringify({ act, id, each }));
    }
  }
}

/** @param stories each a setup from the plan to its end */
export function deliveriesContract(stories: number): void {
  let walk: Walk;
  before(async () => {
    walk = await startWalk();
    for (const person of ['alice', 'bob', 'carol', 'dan']) await walk.open(person);
  });
  after(() => walk.stop());

  it(`ends the same in ${stories} stories whose activities come 1 to 4 times, late, in any order`, async () => {
    const deliveries = new Deliveries(walk, seeded(20_261_124));
    const told: Told[] = [];
    for (let number = 1; number <= stories; number += 1) {
      told.push(await story(deliveries, number));
    }
    await deliveries.end();
    for (const each of told) await check(deliveries, each);
    checkAnswers(deliveries);
    const writes = walk.sandbox.tenant.simulated
      .cmdlets()
      .filter(({ cmdlet }) => !cmdlet.startsWith('Get-'));
    assert.equal(writes.length, told.filter(({ ending }) => ending === 'done').length);
    assert.deepEqual(new Set(told.map(({ ending }) => ending)), new Set(endings));
    assert.ok(deliveries.copies > stories, `${deliveries.copies} came again`);
    assert.match(shownIn(await walk.say('grace', 'status')), /connected/);
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /chain of \d+ entries is whole/);
  });
}
