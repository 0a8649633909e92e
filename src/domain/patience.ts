import type { TenantFailure } from './failure.js';

export interface PatienceOptions {
  /** Milliseconds that one call may spend waiting between its attempts. */
  readonly retryBudgetMs: number;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** Rejects when the signal fires. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const firstWaitMs = 500;

/** The waits between the attempts of one call: longer each time, and never shorter than the service asks. */
export class Patience {
  private attempts = 0;
  private waited = 0;

  constructor(private readonly options: PatienceOptions) {}

  /**
   * Waits before the next attempt.
   * @throws the failure itself when there is no time left for another, or the signal fires
   */
  async after(failure: TenantFailure, signal?: AbortSignal): Promise<void> {
    const { random, retryBudgetMs, sleep } = this.options;
    const backoff = firstWaitMs * 2 ** this.attempts * (0.5 + random());
    const wait = Math.max(backoff, failure.retryAfter ?? 0);
    this.attempts += 1;
    this.waited += wait;
    if (this.waited > retryBudgetMs) throw failure;
    await sleep(wait, signal).catch(() => {
      throw failure;
    });
  }
}

/** `Retry-After` in milliseconds, given in seconds or as a date; undefined when it says neither. */
export function retryAfterOf(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  // Anything shorter, such as "-5", Date.parse would take for a year.
  const moment = /\d\d:\d\d/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime());
}
