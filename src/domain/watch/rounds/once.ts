import type { RoundsOptions } from './round.js';

/** Of all processes one does the work, once for each moment at which it is due; again when it failed. */
export async function once(
  { store: { seen }, clock }: Pick<RoundsOptions, 'store' | 'clock'>,
  name: string,
  due: Date,
  work: () => Promise<void>,
): Promise<void> {
  const key = { conversationId: 'rounds', activityId: name, type: due.toISOString() };
  if (!(await seen.claim(key, clock()))) return;
  try {
    await work();
  } catch (error) {
    await seen.release(key);
    throw error;
  }
}
