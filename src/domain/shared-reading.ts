/**
 * One reading for all who ask at about the same moment. Nobody is handed a reading that began before they
 * asked: who asks while one is going on shares the next, so no answer is older than its question, and none
 * misses a write that had ended by then.
 */
export class SharedReading<T> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<T> | undefined;

  /** @param longestWaitMs how long one that is still going on keeps those waiting who ask meanwhile */
  constructor(
    private readonly read: () => Promise<T>,
    private readonly longestWaitMs: number,
  ) {}

  ask(): Promise<T> {
    this.next ??= this.begin();
    return this.next;
  }

  private async begin(): Promise<T> {
    await atMost(this.running, this.longestWaitMs);
    this.next = undefined;
    const reading = this.read();
    this.running = reading.catch(() => {});
    return reading;
  }
}

async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
