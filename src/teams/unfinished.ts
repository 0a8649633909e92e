import { setMaxListeners } from 'node:events';

/** Turns under way, and answers still worked on after their turn has ended, so that a stop can wait for them. */
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

  /** Takes over work that nobody else waits for. */
  add(work: Promise<unknown>): void {
    this.hold(work.catch(this.onError));
  }

  /** Passes on work whose failure its caller tells: whoever asked for it may be gone before it ends. */
  during<T>(work: Promise<T>): Promise<T> {
    this.hold(work.catch(() => {}));
    return work;
  }

  /**
   * Waits for what is under way, for a time, and then tells it to give up.
   * @param lastAsked settled when nothing new can begin
   */
  async finish(graceMs: number, lastAsked: Promise<unknown>): Promise<void> {
    const giveUp = setTimeout(() => this.controller.abort(), graceMs);
    await lastAsked;
    // A turn that ends may leave an answer behind.
    while (this.works.size > 0) await Promise.all(this.works);
    clearTimeout(giveUp);
  }

  private hold(work: Promise<unknown>): void {
    const settled = work.finally(() => this.works.delete(settled));
    this.works.add(settled);
  }
}
