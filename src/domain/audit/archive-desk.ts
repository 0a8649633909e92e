import type { Leases } from '../leases.js';
import type { Archive } from '../ports/archive.js';
import type { AuditFault, ChainedEntry } from '../ports/audit-store.js';
import type { Checkpoints } from '../ports/checkpoints.js';
import type { Store } from '../ports/store.js';
import { type Archived, archivedDetail, archivedText } from './archived.js';

export interface ArchiveDeskOptions {
  readonly store: Store;
  readonly archive: Archive;
  readonly checkpoints: Checkpoints;
  readonly leases: Pick<Leases, 'during'>;
  readonly clock: () => Date;
  /** The whole audit, as `AuditDesk` verifies it. */
  readonly verify: () => Promise<{ readonly fault: AuditFault | undefined }>;
}

/** An audit with a fault is not archived: the archive would make it look sound. */
export class AuditFaulty extends Error {
  override readonly name = 'AuditFaulty';

  constructor({ number, fault }: AuditFault) {
    super(`The audit is ${fault} at entry ${number}, so nothing of it is archived.`);
  }
}

const page = 500;

/** What a checkpoint is signed over. */
const checkpointText = (number: number, hash: string, at: Date): string =>
  `${number}\n${hash}\n${at.toISOString()}`;

/** Moves old entries of the audit into files. */
export class ArchiveDesk {
  constructor(private readonly options: ArchiveDeskOptions) {}

  /**
   * First the file, whole and on the disk; then in one unit of work the entries go and one takes their
   * place that tells where they are. After a crash between the two the file is found and used.
   * @returns what was moved; nothing while another process is at it
   * @throws AuditFaulty
   */
  async archive(olderThan: Date): Promise<readonly Archived[]> {
    const moved: Archived[] = [];
    await this.options.leases.during('archive', async () => {
      for (const archived of await this.left()) moved.push(await this.take(archived));
      const range = await this.range(olderThan);
      if (!range) return;
      const { fault } = await this.options.verify();
      if (fault) throw new AuditFaulty(fault);
      moved.push(await this.take(await this.write(range.first, range.last)));
    });
    return moved;
  }

  /**
   * All that is in the database into one more file, as it is and without taking anything out: for who checks
   * it with the archive.
   */
  async copy(): Promise<Archived | undefined> {
    const { audit } = this.options.store;
    const [first] = await audit.from(0, 1);
    const [last] = await audit.latest(1);
    const [chained] = last ? await audit.from(last.number, 1) : [];
    return first && chained && this.write(first, chained);
  }

  /** Files that were written and not noted; of several that begin alike the longest is enough. */
  private async left(): Promise<readonly Archived[]> {
    const { store, archive } = this.options;
    const [first] = await store.audit.from(0, 1);
    const [head] = await store.audit.latest(1);
    if (!first || !head) return [];
    const found = (await archive.from(first.entry.number)).toSorted((a, b) => b.last - a.last);
    for (const archived of found) {
      const [at] = await store.audit.from(archived.last, 1);
      const isOurs = at?.entry.number === archived.last && at.entry.hash === archived.hash;
      // A copy of all that there was is no archive: the newest entry stays where it is.
      if (isOurs && archived.last < head.number) return [archived];
    }
    return [];
  }

  /** From the oldest to the last that is old enough; the newest of all stays, whatever its age. */
  private async range(olderThan: Date) {
    const { audit } = this.options.store;
    const [head] = await audit.latest(1);
    const [first] = await audit.from(0, 1);
    let last: ChainedEntry | undefined;
    for (let next = first?.entry.number ?? 0; head && first; next += page) {
      const entries = await audit.from(next, page);
      const old = entries.filter(
        ({ entry: { at, number } }) => at < olderThan && number < head.number,
      );
      last = old.at(-1) ?? last;
      if (old.length < page) break;
    }
    return first && last && { first, last };
  }

  private async write(first: ChainedEntry, last: ChainedEntry): Promise<Archived> {
    const { archive, checkpoints } = this.options;
    const { number, hash, at } = last.entry;
    const head = {
      first: first.entry.number,
      last: number,
      previous: first.entry.previous,
      publicKey: checkpoints.publicKey(),
      checkpoint: {
        number,
        hash,
        at,
        signature: checkpoints.sign(checkpointText(number, hash, at)),
      },
    };
    return archive.write(head, this.entries(head.first, head.last));
  }

  private async *entries(first: number, last: number): AsyncIterable<ChainedEntry> {
    for (let next = first; next <= last; next += page) {
      const entries = await this.options.store.audit.from(next, page);
      yield* entries.filter(({ entry }) => entry.number <= last);
    }
  }

  private async take(archived: Archived): Promise<Archived> {
    const { store, checkpoints, clock } = this.options;
    await store.together(async ({ audit }) => {
      await audit.removeUpTo(archived.last);
      await audit.append({
        at: clock(),
        what: 'audit.archived',
        person: undefined,
        changeId: undefined,
        detail: archivedDetail(archived, checkpoints.sign(archivedText(archived))),
      });
    });
    return archived;
  }
}
