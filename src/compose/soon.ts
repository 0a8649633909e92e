import { StoreFailure } from '../domain/failure.js';
import type { PreferenceStore } from '../domain/ports/store.js';
import { inTime, wallTimer } from '../teams/in-time.js';

/**
 * What people chose, where the Store tells it within so many milliseconds: a Store that stands still must not
 * keep them from being told that it does.
 */
export const soon = (
  preferences: Pick<PreferenceStore, 'of'>,
  ms: number,
): Pick<PreferenceStore, 'of'> => ({
  /** @throws StoreFailure when it is not told in time */
  of: async (personId) => {
    const told = await inTime(preferences.of(personId), ms, wallTimer);
    if (told.isLate) throw new StoreFailure('No answer in time.', { mayPass: true });
    return told.value;
  },
});
