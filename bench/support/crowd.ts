import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxTokens } from '../../test/support/sandbox-tokens.js';
import { message, type Speaker } from './message.js';

/** What people ask while they work; nothing of it changes anything. */
const mix = [
  ...['status', 'whoami', 'help', 'pending', 'history', 'incidents', 'health', '狀態', '待核准'],
  ...['quarantined', 'status', 'check prerequisites', 'statsu', 'subscriptions'],
];

/** People of the simulated tenant, so many. */
export async function peopleOf(sandboxUrl: string, count: number): Promise<readonly Speaker[]> {
  const token = await sandboxTokens(sandboxUrl)('https://graph.microsoft.com/.default');
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${sandboxUrl}/graph/v1.0/users?$top=999`, { headers });
  const { value } = (await answer.json()) as {
    readonly value: readonly {
      readonly id: string;
      readonly displayName: string;
      readonly userType: string;
      readonly accountEnabled: boolean;
    }[];
  };
  const members = value.filter((user) => user.userType === 'Member' && user.accountEnabled);
  return members.slice(-count).map(({ id, displayName }) => ({ objectId: id, name: displayName }));
}

export type Answer = 'answered' | 'refused' | 'error';

/** People who type, and how long each waited. */
export class Crowd {
  /** Milliseconds of each turn. */
  readonly waits: number[] = [];
  readonly ends: { [end in Answer]: number } = { answered: 0, refused: 0, error: 0 };
  /** A connection each: one that is kept may be closed by the bot while a turn is written to it. */
  private readonly agent = new Agent({ keepAlive: false, maxSockets: 200 });
  private sent = 0;

  constructor(
    private readonly url: string,
    private readonly people: readonly Speaker[],
  ) {}

  /** One turn of somebody; every speaker asks something else each time. */
  async turn(which: number): Promise<void> {
    const speaker = this.people[which % this.people.length];
    const number = this.sent;
    this.sent += 1;
    const text = mix[number % mix.length] ?? 'status';
    const start = performance.now();
    const end = await this.post(message(text, `crowd-${process.pid}-${number}`, speaker));
    this.waits.push(performance.now() - start);
    this.ends[end] += 1;
  }

  /** Everybody types, thinks a second, and types again, until it is over. */
  async talk(isOver: () => boolean): Promise<void> {
    await Promise.all(
      this.people.map(async (_, which) => {
        await sleep((which * 1000) / this.people.length);
        while (!isOver()) {
          await this.turn(which);
          await sleep(1000);
        }
      }),
    );
  }

  /** So many turns, evenly in so many milliseconds, whether or not those before were answered. */
  async burst(turns: number, ms: number): Promise<void> {
    const begun = performance.now();
    const under: Promise<void>[] = [];
    for (let n = 0; n < turns; n += 1) {
      await sleep(Math.max(0, begun + (n * ms) / turns - performance.now()));
      under.push(this.turn(n));
    }
    await Promise.all(under);
  }

  private post(body: string): Promise<Answer> {
    return new Promise((resolve) => {
      const headers = { 'content-type': 'application/json' };
      const options = { method: 'POST', agent: this.agent, headers };
      const sent = request(`${this.url}/api/messages`, options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve(endOf(answer.statusCode, Buffer.concat(parts).toString())));
      });
      sent.on('error', () => resolve('error'));
      sent.end(body);
    });
  }
}

/** A turn ends well with a message in it, unless that says that the bot failed. */
function endOf(status: number | undefined, text: string): Answer {
  const isWell = status === 200 && text.includes('"type":"message"');
  if (!isWell || text.includes('Something went wrong in the bot')) return 'error';
  return text.includes('faster than the bot may answer') ? 'refused' : 'answered';
}

/** Of sorted waits the one that so many of a hundred are not longer than. */
export function percentile(waits: readonly number[], percent: number): number {
  const sorted = waits.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
