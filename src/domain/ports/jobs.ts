/** Does whatever there is to do: what that is, is in the Store. */
export type Work = () => Promise<void>;

export interface WorkOptions {
  /**
   * Whether a wake starts the work again while it still runs, for work that never does the same thing twice
   * at a time; without it, work runs once at a time in each process.
   */
  readonly overlaps: boolean;
}

/**
 * Wakes the work of the bot. The truth is always in the Store: a wake that is lost costs time and nothing
 * else, because each process looks by itself now and then.
 */
export interface Jobs {
  /**
   * Names some work, before the start. Different work runs independently. Woken in the middle, it runs once
   * more afterwards. What it throws is reported, and ends nothing.
   * @param everyMs milliseconds after which it looks by itself
   */
  work(name: string, everyMs: number, work: Work, options?: WorkOptions): void;
  /** Wakes it at each moment of a cron expression in a time zone; of several processes one. */
  schedule(name: string, cron: string, timeZone: string): void;
  /** Wakes it now; where several processes are at work, any of them may do it. */
  wake(name: string): void;
  start(): Promise<void>;
  /** Waits for what is under way, at most so many milliseconds, and wakes nothing more. */
  stop(ms: number): Promise<void>;
}
