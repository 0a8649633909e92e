/** The other process of a race: with a Store of its own, told what to do and when to write. */
import type { CmdletName, Row } from '../../../src/domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import type { ExchangeBackend } from '../../../src/domain/ports/exchange-backend.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { openPostgresStore } from '../../../src/storage/postgres-store.js';
import { changeBench } from '../change-bench.js';
import { Latch } from '../latch.js';
import { doneBy, type Told } from './deeds.js';
import type { FromRacer, ToRacer } from './messages.js';

const [url = ''] = process.argv.slice(2);
const store = await openPostgresStore({ url, onError: () => {} });
const say = (message: FromRacer): void => void process.send?.(message);

let mayWrite = new Latch();
let number = 0;
const answers = new Map<number, (rows: readonly unknown[]) => void>();

const exchange: Pick<ExchangeBackend, 'run'> = {
  async *run<N extends CmdletName>(call: CmdletCall<N>): AsyncIterable<readonly Row<N>[]> {
    number += 1;
    const mine = number;
    const rows = new Promise<readonly unknown[]>((resolve) => answers.set(mine, resolve));
    say({ kind: 'asks', number: mine, call: call as CmdletCall });
    yield (await rows) as readonly Row<N>[];
  },
};

/** Reads as it comes, and writes for the first time when it is told to. */
function meeting(): Store {
  mayWrite = new Latch();
  let isFirst = true;
  return {
    ...store,
    together: async (work) => {
      if (!isFirst) return store.together(work);
      isFirst = false;
      say({ kind: 'arrived' });
      await mayWrite.opened;
      return store.together(work).finally(() => say({ kind: 'wrote' }));
    },
  };
}

async function runs(at: number): Promise<Told> {
  await changeBench({ store, exchange, clock: () => new Date(at) }).runner.runApproved();
  return { isDone: true };
}

function answered(work: Promise<Told>): void {
  work.then(
    (told) => say({ kind: 'ended', told }),
    (error: unknown) => say({ kind: 'broke', error: String((error as Error).stack ?? error) }),
  );
}

process.on('message', (message: ToRacer) => {
  if (message.kind === 'do') answered(doneBy(meeting(), exchange, message.deed));
  else if (message.kind === 'run') answered(runs(message.at));
  else if (message.kind === 'write') mayWrite.open();
  else answers.get(message.number)?.(message.rows);
});
process.on('disconnect', () => void store.close());
say({ kind: 'ready' });
