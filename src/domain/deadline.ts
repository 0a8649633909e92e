/**
 * A signal that fires when time is over, or when the asker gives up. `AbortSignal.any` with
 * `AbortSignal.timeout` promises the same, but Node 20 may collect it as garbage before it fires
 * (nodejs/node#57736).
 */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly giveUp = (): void => this.controller.abort(this.asker?.reason);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private late = false;

  /** @param ms milliseconds from now until the signal fires */
  constructor(
    private readonly ms: number,
    private readonly asker?: AbortSignal,
  ) {
    if (asker?.aborted) this.giveUp();
    asker?.addEventListener('abort', this.giveUp, { once: true });
    this.restart();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Whether time was over, as opposed to the asker giving up. */
  get isLate(): boolean {
    return this.late;
  }

  /** Gives the whole time again. */
  restart(): void {
    this.pause();
    this.timer = setTimeout(() => {
      this.late = true;
      this.controller.abort();
    }, this.ms);
  }

  /** Stops the clock until it is restarted. */
  pause(): void {
    clearTimeout(this.timer);
  }

  /** To be called when the work has ended, well or not. */
  end(): void {
    this.pause();
    this.asker?.removeEventListener('abort', this.giveUp);
  }
}
