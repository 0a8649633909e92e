import type { AuditEntry, AuditEvent } from '../audit/audit-entry.js';

/** What is wrong with the chain, and from which entry on. */
export interface AuditFault {
  readonly number: number;
  /** `cut`: a checkpoint tells of entries that are gone; `forged`: a checkpoint is not this bot's. */
  readonly fault: 'missing' | 'altered' | 'cut' | 'forged';
}

export interface AuditFilter {
  readonly since?: Date;
  /** Part of a name, in any case. */
  readonly by?: string;
}

/** An entry with its place in the chain; `content` is the hash of what it says. */
export interface ChainedEntry {
  readonly entry: AuditEntry;
  readonly content: string;
}

/** What the oldest entry that is kept follows: number 0 where that is the first of all. */
export interface ChainStart {
  readonly number: number;
  readonly hash: string;
}

export interface AuditStore {
  append(event: AuditEvent): Promise<void>;
  /** The newest first. */
  latest(limit: number, filter?: AuditFilter): Promise<readonly AuditEntry[]>;
  /** In order, from one number on. */
  from(number: number, limit: number): Promise<readonly ChainedEntry[]>;
  /** The numbers of the first and the last entry about a change. */
  rangeOf(changeId: string): Promise<{ readonly first: number; readonly last: number } | undefined>;
  /** The newest entry of a kind. */
  newest(what: AuditEvent['what']): Promise<AuditEntry | undefined>;
  /** Where what is kept starts, the number of the newest entry, and the first fault of the chain. */
  verify(): Promise<{
    readonly start: ChainStart;
    readonly entries: number;
    readonly fault: AuditFault | undefined;
  }>;
  /** Takes out the oldest entries, which have to be in an archive. */
  removeUpTo(number: number): Promise<void>;
}
