import { failureOfSilence } from '../failure-of.js';
import { once } from './once.js';
import { over } from './over.js';
import type { Round, RoundsOptions } from './round.js';

/** A process that gave no sign of life for so long is taken for dead; beats come each half minute. */
const silentMs = 5 * 60 * 1000;
/** Its incident is closed after so long: it is not coming back. */
const forgottenMs = 60 * 60 * 1000;

/** A process that died without a word is told of by another one, until it is heard of, ends or is forgotten. */
export const silenceRound =
  (options: RoundsOptions): Round =>
  async (at) => {
    const { store, watch } = options;
    const silent = new Set<string>();
    for (const { process, at: beat } of await store.beats.all()) {
      const silentFor = at.getTime() - beat.getTime();
      if (silentFor < silentMs) continue;
      await once(options, `silent ${process}`, beat, () =>
        watch.failed(failureOfSilence(process, beat)),
      );
      if (silentFor < forgottenMs) silent.add(process);
      else await store.beats.forget(process);
    }
    await over(options, 'silent', silent);
  };
