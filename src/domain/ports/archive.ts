import type { Archived } from '../audit/archived.js';
import type { ChainedEntry } from './audit-store.js';
import type { Checkpoint } from './checkpoints.js';

/** What a file of the audit has beside its entries. */
export interface ArchiveHead {
  readonly first: number;
  readonly last: number;
  /** The hash before the first entry. */
  readonly previous: string;
  /** The key that signed the checkpoint, as PEM. */
  readonly publicKey: string;
  /** At the last entry. */
  readonly checkpoint: Omit<Checkpoint, 'keyId'>;
}

/** Files with old entries of the audit. None is ever altered or taken away. */
export interface Archive {
  /** The whole files that begin with an entry, as after a crash there may be one already. */
  from(first: number): Promise<readonly Archived[]>;
  /** Writes a file; when it resolves the file is on the disk, and a crash before leaves none. */
  write(head: ArchiveHead, entries: AsyncIterable<ChainedEntry>): Promise<Archived>;
}
