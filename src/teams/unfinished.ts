import { setMaxListeners } from 'node:events';

/** Answers that are still being worked on after their turn has ended, so that a stop can wait for them. */
export class Unfinished {
  private readonly works = new Set<Promise<unknown>>();
  private readonly controller = new AbortController();

  constructor(private readonly onError: (error: unknown) => void) {
    // Every request under way listens to it, and a check makes dozens at once.
    setMaxListeners(0, this.controller.signal);
  }

  /** Aborted when the process stops and cannot wait any longer. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  add(work: Promise<unknown>): void {
    const settled = work.catch(this.onError).finally(() => this.works.delete(settled));
    this.works.add(settled);
  }

  /** Waits for what is under way, for a time, and then tells it to give up. */
  async finish(graceMs: number): Promise<void> {
    const giveUp = setTimeout(() => this.controller.abort(), graceMs);
    await Promise.all(this.works);
    clearTimeout(giveUp);
  }
}
