import { failureOfCredential } from '../failure-of.js';
import { once } from './once.js';
import type { Round, RoundsOptions } from './round.js';

const dayMs = 24 * 60 * 60 * 1000;

const dayOf = (at: Date): Date => new Date(Math.floor(at.getTime() / dayMs) * dayMs);

/** A certificate or secret that ends soon is told of, at each step anew. */
export const credentialsRound =
  (options: RoundsOptions): Round =>
  async (at) => {
    for (const { name, endsAt } of options.credentials) {
      await once(options, `credential ${name}`, dayOf(at), async () => {
        const end = await endsAt();
        if (end) await look(options, name, end, at);
      });
    }
  };

async function look({ watch }: RoundsOptions, name: string, endsAt: Date, at: Date) {
  const failure = failureOfCredential(name, endsAt, at);
  const begins = `credential ${name} `;
  if (!failure) return watch.well(begins);
  await watch.failed(failure);
  await watch.replaced(begins, failure);
}
