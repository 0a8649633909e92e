/**
 * Does two things at the same time. When one of them fails, the other is told to stop, and has ended when this
 * throws: nothing goes on behind the back of who asked.
 * @throws what failed first
 */
export async function bothOrNeither<One, Other>(
  outer: AbortSignal | undefined,
  one: (signal: AbortSignal) => Promise<One>,
  other: (signal: AbortSignal) => Promise<Other>,
): Promise<readonly [One, Other]> {
  const stop = new AbortController();
  const signal = outer ? AbortSignal.any([outer, stop.signal]) : stop.signal;
  const works = [one(signal), other(signal)] as const;
  try {
    return await Promise.all(works);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(works);
    throw error;
  }
}
