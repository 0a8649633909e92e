import type { TenantFailure } from '../../domain/failure.js';

export interface CircuitOptions {
  /** How many failures in a row open the circuit. */
  readonly failures: number;
  /** Milliseconds for which it stays open. */
  readonly pauseMs: number;
  readonly clock: () => Date;
}

/** Why calls are held back, and until when. */
export interface Pause {
  readonly until: Date;
  /** The failure that opened the circuit: it is what people are told meanwhile. */
  readonly because: TenantFailure;
}

type State =
  | { readonly kind: 'closed'; readonly failures: number }
  | ({ readonly kind: 'open' } & Pause)
  /** After the pause one call tries; the others wait for what comes of it. */
  | { readonly kind: 'trying'; readonly pause: Pause; readonly ended: Promise<void> };

/** Leaves a service alone for a while when it kept failing. */
export class Circuit {
  private state: State = { kind: 'closed', failures: 0 };
  private endTrial = (): void => {};

  constructor(private readonly options: CircuitOptions) {}

  /** Why calls are held back now; undefined when they are not. */
  get pause(): Pause | undefined {
    return this.state.kind === 'open' ? this.state : undefined;
  }

  /**
   * Waits for a trial that is under way.
   * @returns why the call is not to be made; undefined when it is, and then it has to tell what came of it
   */
  async enter(): Promise<Pause | undefined> {
    while (this.state.kind === 'trying') await this.state.ended;
    if (this.state.kind === 'closed') return undefined;
    const left = this.state.until.getTime() - this.options.clock().getTime();
    // A longer one there is none: the clock was put back since.
    if (left > 0 && left <= this.options.pauseMs) return this.state;
    const ended = new Promise<void>((resolve) => {
      this.endTrial = resolve;
    });
    this.state = { kind: 'trying', pause: this.state, ended };
    return undefined;
  }

  succeeded(): void {
    this.become({ kind: 'closed', failures: 0 });
  }

  failed(because: TenantFailure): void {
    const { failures: most, clock, pauseMs } = this.options;
    const failures = this.state.kind === 'closed' ? this.state.failures + 1 : most;
    const until = new Date(clock().getTime() + pauseMs);
    this.become(failures < most ? { kind: 'closed', failures } : { kind: 'open', until, because });
  }

  /** A call that was given up by its asker tells nothing about the service: the next one tries. */
  abandoned(): void {
    if (this.state.kind !== 'trying') return;
    this.become({ kind: 'open', ...this.state.pause, until: this.options.clock() });
  }

  private become(state: State): void {
    this.state = state;
    this.endTrial();
  }
}
