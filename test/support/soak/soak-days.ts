import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeStates } from '../../../src/language/en/changes.js';
import type { Sandbox } from '../../../src/sandbox/serve-sandbox.js';
import { type Act, LatePost } from '../late-post.js';
import { wishes } from '../setup-story.js';
import { plainPost } from './plain-post.js';

const endings = ['done', 'rejected', 'withdrawn'] as const;
type Ending = (typeof endings)[number];

/** What people ask all day; none of it changes anything. */
const talk: readonly Act[] = [
  { person: 'grace', text: 'status' },
  { person: 'dan', text: '狀態' },
  { person: 'alice', text: 'whoami' },
  { person: 'bob', text: 'help' },
  { person: 'carol', text: '待核准' },
  { person: 'grace', text: 'check prerequisites' },
  { person: 'alice', text: 'history' },
  { person: 'dan', text: 'incidents' },
  { person: 'eve', text: 'status' },
  { person: 'bob', text: 'quarantined' },
  { person: 'grace', text: 'audit last 1h' },
  { person: 'carol', text: 'chekc permisions' },
  { person: 'alice', text: 'subscriptions' },
  { person: 'dan', text: 'health' },
  { person: 'grace', text: 'language en' },
  { person: 'bob', verb: 'status.refresh', data: {} },
  { person: 'alice', verb: 'nothing.ours', data: { change: 'ZZZZZZ' } },
];

/** A card of a sync that was done. */
const endedWell = 'of them managed by Intune';

const talkers = 4;
const patienceMs = 60_000;

/** Days of a bot's life, each a few seconds long: everything that people and Microsoft 365 do to it. */
export class SoakDays {
  private readonly post: LatePost;
  private days = 0;
  turns = 0;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly url: () => string,
    /** Resolves when all that people are to hear has been told. */
    private readonly told: () => Promise<void>,
  ) {
    const post = (activity: unknown): Promise<Response> =>
      plainPost(`${this.url()}/api/messages`, activity);
    this.post = new LatePost({ sandbox, post });
  }

  /** Alice hears of failures from now on. */
  async begin(): Promise<void> {
    await this.ask({ person: 'alice', text: 'subscribe failures' });
  }

  /** Days, one after the other, while others talk without a pause; until `isOver` says so after one. */
  async pass(isOver: () => boolean): Promise<void> {
    let isEvening = false;
    const talking = Array.from({ length: talkers }, async (_, which) => {
      for (let n = which; !isEvening; n += 1) {
        const act = talk[n % talk.length];
        if (act) await this.ask(act);
      }
    });
    const days = async (): Promise<void> => {
      do await this.day();
      while (!isOver());
    };
    await days().finally(() => {
      isEvening = true;
    });
    await Promise.all(talking);
  }

  private async day(): Promise<void> {
    const ending = endings[this.days % endings.length] ?? 'done';
    this.days += 1;
    const id = await this.change(ending);
    await this.evidence(id);
    await this.trouble();
    await this.ask({ person: 'alice', text: 'sync' });
    // Teams' pace is the bot's too: without this, notices would pile up from day to day.
    await this.told();
  }

  /** A setup from its plan to its end. */
  private async change(ending: Ending): Promise<string> {
    const wanted = { ...wishes, allowOutlook: 'false', userMailInsert: `Call ${this.days}.` };
    let id = '';
    // On a slow machine the answer comes later, in place of the form.
    await this.until('the plan is shown', async () => {
      const draft = await this.ask({ person: 'alice', verb: 'setup.plan', data: wanted });
      id = /change\W+([A-Z0-9]{6})\W/.exec(draft)?.[1] ?? '';
      return id !== '';
    });
    const change = { change: id };
    const request = { ...change, why: 'New phones' };
    await this.ask({ person: 'alice', verb: 'change.request', data: request });
    await this.ask(
      ending === 'done'
        ? { person: 'bob', verb: 'approve.press', data: change }
        : ending === 'rejected'
          ? { person: 'carol', text: `reject ${id} not now` }
          : { person: 'alice', verb: 'withdraw.press', data: change },
    );
    await this.until(`change ${id} is ${ending}`, async () => {
      const shown = await this.ask({ person: 'grace', text: `change ${id}` });
      return shown.includes(changeStates[ending]);
    });
    return id;
  }

  /** The evidence of the change, by a ticket. */
  private async evidence(id: string): Promise<void> {
    const exported = await this.ask({ person: 'grace', text: `audit export ${id}` });
    const [link] = exported.match(/http[^"]+evidence[^"]+[.]json/) ?? [];
    assert.ok(link, exported);
    const answer = await fetch(link, { headers: { connection: 'close' } });
    assert.equal(answer.status, 200);
    await answer.text();
  }

  /** Exchange, or Graph, fails a sync; an incident opens, is told, and closes with the next sync. */
  private async trouble(): Promise<void> {
    const { faults } = this.sandbox.tenant;
    if (this.days % 2 === 0) faults.set('graph', { mode: 'error-500' });
    else faults.set('exchange', { mode: 'deny-cmdlet' });
    await this.ask({ person: 'alice', text: 'sync quick' });
    faults.clear('graph');
    faults.clear('exchange');
    await this.until('a sync ends well', async () => {
      const shown = await this.ask({ person: 'alice', text: 'sync' });
      return shown.includes(endedWell);
    });
  }

  private async ask(act: Act): Promise<string> {
    this.turns += 1;
    const { json } = await this.post.deliver(this.post.letter(act));
    return json;
  }

  private async until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + patienceMs; !(await isSo()); ) {
      if (Date.now() > end) throw new Error(`not in ${patienceMs / 1000} s: ${what}`);
      await sleep(50);
    }
  }
}
