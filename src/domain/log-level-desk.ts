import type { Person } from './people/person.js';
import type { LogLevelWish } from './ports/log-level-store.js';
import type { Store } from './ports/store.js';

export interface LogLevelDeskOptions {
  readonly store: Pick<Store, 'logLevel' | 'together'>;
  /** The level of the settings, to which it falls back. */
  readonly usual: LogLevelWish['level'];
  readonly apply: (level: LogLevelWish['level']) => void;
  readonly clock: () => Date;
}

/** How much is logged, by all processes, for a while; afterwards it is as the settings say. */
export class LogLevelDesk {
  constructor(private readonly options: LogLevelDeskOptions) {}

  get usual(): LogLevelWish['level'] {
    return this.options.usual;
  }

  /** This process follows at once, the others with their next beat. */
  async wish(
    level: LogLevelWish['level'],
    ms: number,
    { objectId, name }: Pick<Person, 'objectId' | 'name'>,
  ): Promise<LogLevelWish> {
    const { store, clock } = this.options;
    const at = clock();
    const wish = { level, until: new Date(at.getTime() + ms) };
    await store.together(async ({ logLevel, audit }) => {
      await logLevel.put(wish);
      await audit.append({
        at,
        what: 'log.level',
        person: { objectId, name },
        changeId: undefined,
        detail: { level, until: wish.until.toISOString() },
      });
    });
    await this.follow();
    return wish;
  }

  /** The wish that holds now. */
  async current(): Promise<LogLevelWish | undefined> {
    const { store, clock } = this.options;
    const wish = await store.logLevel.get();
    return wish && wish.until > clock() ? wish : undefined;
  }

  /** Logs as is wished, or as the settings say; called with every beat. */
  async follow(): Promise<void> {
    const { apply, usual } = this.options;
    apply((await this.current())?.level ?? usual);
  }
}
