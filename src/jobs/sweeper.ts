/** Something that may have work to do: told to look, and looks by itself now and then. */
export interface SweeperOptions {
  /** Does whatever there is to do. */
  readonly work: () => Promise<void>;
  /** Milliseconds between looks when nobody wakes it. */
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
  /** Whether a wake starts another pass beside one that is still running. */
  readonly overlaps?: boolean;
}

/**
 * Runs its work when it is woken, and once more after a pass in the middle of which it was woken. Passes run
 * one at a time, unless the work sees to it that passes don't do the same thing twice (`overlaps`).
 */
export class Sweeper {
  private readonly timer: NodeJS.Timeout;
  private readonly passes = new Set<Promise<void>>();
  private wakes = 0;
  private isStopped = false;

  constructor(private readonly options: SweeperOptions) {
    this.timer = setInterval(() => this.wake(), options.everyMs);
  }

  wake(): void {
    if (this.isStopped) return;
    this.wakes += 1;
    if (this.options.overlaps || this.passes.size === 0) this.startPass();
  }

  /** Wakes it, and waits until there is nothing more to do. */
  async worked(): Promise<void> {
    this.wake();
    await this.finished();
  }

  /** Waits for the work that is under way, at most so many milliseconds, and does no more. */
  async stop(ms: number): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.finished(), late]);
    clearTimeout(timer);
  }

  private startPass(): void {
    const { work, onError } = this.options;
    const wakesBefore = this.wakes;
    const pass = work()
      .catch(onError)
      .then(() => {
        this.passes.delete(pass);
        if (this.wakes > wakesBefore && !this.isStopped) this.startPass();
      });
    this.passes.add(pass);
  }

  private async finished(): Promise<void> {
    while (this.passes.size > 0) await Promise.all(this.passes);
  }
}
