/** Told when there are more callers than may wait. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

interface Waiter {
  readonly start: () => void;
}

/** Lets so many work at a time; the others wait in the order in which they came. */
export class Limiter {
  private readonly queue: Waiter[] = [];
  private active = 0;

  constructor(
    private readonly concurrency: number,
    private readonly longestQueue: number,
  ) {}

  get running(): number {
    return this.active;
  }

  get waiting(): number {
    return this.queue.length;
  }

  /**
   * Waits for a place; the answer gives it back, once.
   * @throws QueueFull, or the signal's reason
   */
  async enter(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.active < this.concurrency) this.active += 1;
    else await this.wait(signal);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.leave();
    };
  }

  /** A place that is given back goes to the next in the queue without being counted down. */
  private leave(): void {
    const next = this.queue.shift();
    if (next) next.start();
    else this.active -= 1;
  }

  private wait(signal: AbortSignal | undefined): Promise<void> {
    if (this.queue.length >= this.longestQueue) throw new QueueFull();
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.queue.splice(this.queue.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        start: () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.queue.push(waiter);
    });
  }
}
