import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rowsOf } from '../../../src/domain/checks/answered.js';
import type { Store, StoreAreas } from '../../../src/domain/ports/store.js';
import { Latch } from '../latch.js';
import type { TenantExchange } from '../tenant-exchange.js';
import type { Deed, Told } from './deeds.js';
import type { Meeting } from './meeting.js';
import type { FromRacer, ToRacer } from './messages.js';
import type { Racer, Side } from './racer.js';

/** A process of its own over the same PostgreSQL; the barriers travel between the two as messages. */
export class RemoteRacer implements Racer {
  private arrived = (): void => {};
  private wrote = (): void => {};
  private ended = (_: Told): void => {};
  private broke = (_: Error): void => {};

  private constructor(
    private readonly child: ChildProcess,
    private readonly exchange: TenantExchange,
  ) {
    child.on('message', (message: FromRacer) => this.hear(message));
    child.on('exit', (code, signal) => this.broke(new Error(`ended: ${code ?? signal}`)));
  }

  /** @param bundle the process as one file */
  static async start(bundle: string, url: string, exchange: TenantExchange): Promise<RemoteRacer> {
    const child = fork(bundle, [url], { serialization: 'advanced', execArgv: [] });
    const [ready] = await once(child, 'message');
    if ((ready as FromRacer).kind !== 'ready') throw new Error('The racer did not start.');
    return new RemoteRacer(child, exchange);
  }

  async does(deed: Deed, meeting: Meeting, side: Side): Promise<Told> {
    this.arrived = () => {
      const wrote = new Latch();
      this.wrote = wrote.open;
      // To the one whom it meets it is as if it wrote here.
      const held = meeting.store(side, writesElsewhere);
      const write = async (): Promise<void> => {
        this.say({ kind: 'write' });
        await wrote.opened;
      };
      held.together(write).catch(this.broke);
    };
    return this.asked({ kind: 'do', deed });
  }

  async runs(at: number): Promise<void> {
    await this.asked({ kind: 'run', at });
  }

  async close(): Promise<void> {
    this.child.removeAllListeners('exit');
    const exited = once(this.child, 'exit');
    this.child.disconnect();
    await exited;
  }

  private asked(message: ToRacer): Promise<Told> {
    return new Promise((resolve, reject) => {
      this.ended = resolve;
      this.broke = reject;
      this.say(message);
    });
  }

  private hear(message: FromRacer): void {
    if (message.kind === 'arrived') this.arrived();
    else if (message.kind === 'wrote') this.wrote();
    else if (message.kind === 'ended') this.ended(message.told);
    else if (message.kind === 'broke') this.broke(new Error(message.error));
    else if (message.kind === 'asks') this.answer(message).catch(this.broke);
  }

  private async answer({ number, call }: Extract<FromRacer, { kind: 'asks' }>): Promise<void> {
    const rows = await rowsOf(this.exchange.run(call));
    this.say({ kind: 'rows', number, rows });
  }

  private say(message: ToRacer): void {
    this.child.send(message);
  }
}

/** What is written in the other process needs nothing of this one. */
const writesElsewhere = {
  together: <T>(work: (areas: StoreAreas) => Promise<T>): Promise<T> => work({} as StoreAreas),
} as Store;
