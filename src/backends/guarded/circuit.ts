export interface CircuitOptions {
  /** How many failures in a row open the circuit. */
  readonly failures: number;
  /** Milliseconds for which it stays open. */
  readonly pauseMs: number;
  readonly clock: () => Date;
}

type State =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly until: Date }
  /** After the pause one call tries; the others wait for what comes of it. */
  | { readonly kind: 'trying' };

/** Leaves a service alone for a while when it kept failing. */
export class Circuit {
  private state: State = { kind: 'closed', failures: 0 };

  constructor(private readonly options: CircuitOptions) {}

  /** Until when calls are held back; undefined when they are not. */
  get pausedUntil(): Date | undefined {
    return this.state.kind === 'open' ? this.state.until : undefined;
  }

  /** Whether a call may be made now. One that may has to tell what came of it. */
  mayPass(): boolean {
    if (this.state.kind === 'closed') return true;
    if (this.state.kind === 'trying' || this.options.clock() < this.state.until) return false;
    this.state = { kind: 'trying' };
    return true;
  }

  succeeded(): void {
    this.state = { kind: 'closed', failures: 0 };
  }

  failed(): void {
    const failures = this.state.kind === 'closed' ? this.state.failures + 1 : this.options.failures;
    if (failures < this.options.failures) this.state = { kind: 'closed', failures };
    else this.open();
  }

  /** A call that was given up by its asker tells nothing about the service. */
  abandoned(): void {
    if (this.state.kind === 'trying') this.open();
  }

  private open(): void {
    const { clock, pauseMs } = this.options;
    this.state = { kind: 'open', until: new Date(clock().getTime() + pauseMs) };
  }
}
