const minuteMs = 60_000;
/** More addresses than this are not told apart: somebody has a whole network. */
const mostAddresses = 1000;

export interface StrangersOptions {
  readonly clock: () => Date;
  /** Told of the first, the tenth, the hundredth, … refused request of an address in a minute. */
  readonly onRefused: (refused: { readonly address: string; readonly count: number }) => void;
}

/**
 * Requests that proved nothing, counted by address for the log. Nobody is locked out by address: behind a
 * proxy that is not trusted all have the same one, and a flood of strangers would keep Teams out. What makes
 * a flood cheap is that it is refused before anything of it is read.
 */
export class Strangers {
  private readonly counts = new Map<string, number>();
  private minute = 0;

  constructor(private readonly options: StrangersOptions) {}

  refused(from: string | undefined): void {
    const { clock, onRefused } = this.options;
    const minute = Math.floor(clock().getTime() / minuteMs);
    if (minute !== this.minute) this.counts.clear();
    this.minute = minute;
    const known = from ?? 'unknown';
    const address = this.counts.has(known) || this.counts.size < mostAddresses ? known : 'others';
    const count = (this.counts.get(address) ?? 0) + 1;
    this.counts.set(address, count);
    if (Number.isInteger(Math.log10(count))) onRefused({ address, count });
  }
}
