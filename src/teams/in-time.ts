export type Timer = (ms: number) => { readonly done: Promise<void>; cancel(): void };

/** A timer of the clock on the wall. */
export const wallTimer: Timer = (ms) => {
  let handle: NodeJS.Timeout | undefined;
  const done = new Promise<void>((resolve) => {
    handle = setTimeout(resolve, ms);
  });
  return { done, cancel: () => clearTimeout(handle) };
};

/** Work that ended in time, or the fact that it did not. */
export type InTime<T> = { readonly isLate: false; readonly value: T } | { readonly isLate: true };

/** Waits for work, but not longer than so many milliseconds. The work goes on. */
export async function inTime<T>(work: Promise<T>, ms: number, timer: Timer): Promise<InTime<T>> {
  const limit = timer(ms);
  try {
    return await Promise.race([
      work.then((value): InTime<T> => ({ isLate: false, value })),
      limit.done.then((): InTime<T> => ({ isLate: true })),
    ]);
  } finally {
    limit.cancel();
  }
}
