import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One cmdlet that reached the simulated Exchange, whatever the caller was told afterwards. */
export interface JournalEntry {
  readonly time: string;
  /** The account's or application's name. */
  readonly identity: string;
  readonly cmdlet: string;
  readonly parameters: { readonly [name: string]: unknown };
  /** `ok`, or the type of the error. */
  readonly outcome: string;
  /** The Guid of what the cmdlet made, so that a restart makes the same. */
  readonly made?: string;
}

/** A change of the tenant that is not a cmdlet, so that a restart can repeat it. */
export interface TenantEvent {
  readonly time: string;
  /** `seeded`: the first day, that all dates of the seed count back from. */
  readonly event: 'seeded' | 'role' | 'settings' | 'connector' | 'connectorSync';
  readonly detail: { readonly [name: string]: unknown };
}

export type Recorded = JournalEntry | TenantEvent;

/** How many entries are kept at hand. The file keeps all of them. */
const keptEntries = 20_000;

/** What happened to the tenant, in order, in a file that is only ever added to. */
export class Journal {
  private readonly file: string;
  private readonly entries: JournalEntry[] = [];

  constructor(private readonly folder: string) {
    this.file = join(folder, 'journal.jsonl');
  }

  /** Everything recorded before, the last line left out when a kill cut it. */
  read(): readonly Recorded[] {
    if (!existsSync(this.file)) return [];
    const text = readFileSync(this.file, 'utf8');
    if (text !== '' && !text.endsWith('\n')) appendFileSync(this.file, '\n');
    const recorded = text.split('\n').flatMap((line): Recorded[] => {
      try {
        return line === '' ? [] : [JSON.parse(line)];
      } catch {
        return [];
      }
    });
    for (const one of recorded) if ('cmdlet' in one) this.keep(one);
    return recorded;
  }

  add(recorded: Recorded): void {
    mkdirSync(this.folder, { recursive: true });
    appendFileSync(this.file, `${JSON.stringify(recorded)}\n`);
    if ('cmdlet' in recorded) this.keep(recorded);
  }

  /** Cmdlets that ran, the oldest first. */
  cmdlets(): readonly JournalEntry[] {
    return this.entries;
  }

  clear(): void {
    rmSync(this.file, { force: true });
    this.entries.length = 0;
  }

  private keep(entry: JournalEntry): void {
    this.entries.push(entry);
    if (this.entries.length > keptEntries) this.entries.shift();
  }
}
