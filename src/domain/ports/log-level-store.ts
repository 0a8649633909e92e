/** How much every process logs for a while. */
export interface LogLevelWish {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly until: Date;
}

export interface LogLevelStore {
  /** The newest wish, also one that is over. */
  get(): Promise<LogLevelWish | undefined>;
  put(wish: LogLevelWish): Promise<void>;
}
