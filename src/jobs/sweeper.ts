/** Something that may have work to do: told to look, and looks by itself now and then. */
export interface SweeperOptions {
  /** Does whatever there is to do. */
  readonly work: () => Promise<void>;
  /** Milliseconds between looks when nobody wakes it. */
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/** Runs its work one at a time: woken in the middle, it looks once more afterwards. */
export class Sweeper {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> | undefined;
  private isWoken = false;
  private isStopped = false;

  constructor(private readonly options: SweeperOptions) {
    this.timer = setInterval(() => this.wake(), options.everyMs);
  }

  wake(): void {
    if (this.isStopped) return;
    this.isWoken = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Wakes it, and waits until there is nothing more to do. */
  async worked(): Promise<void> {
    this.wake();
    await this.running;
  }

  /** Waits for the work that is under way, at most so many milliseconds, and does no more. */
  async stop(ms: number): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.running, late]);
    clearTimeout(timer);
  }

  private async run(): Promise<void> {
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false;
      await this.options.work().catch(this.options.onError);
    }
  }
}
