import type { AuditEvent } from './audit-entry.js';

/** Entries that were taken out of the database, and the file that has them. */
export interface Archived {
  readonly first: number;
  readonly last: number;
  /** Of the last of them. */
  readonly hash: string;
  /** The name of the file, and its SHA-256. */
  readonly file: string;
  readonly sha256: string;
}

/** What is signed, so that nobody else takes entries out; readers of archives build the same. */
export const archivedText = ({ first, last, hash, file, sha256 }: Archived): string =>
  [first, last, hash, file, sha256].join('\n');

/** As the audit tells it: this entry takes the place of those that are gone. */
export const archivedDetail = (archived: Archived, signature: string): AuditEvent['detail'] => ({
  first: String(archived.first),
  last: String(archived.last),
  hash: archived.hash,
  file: archived.file,
  sha256: archived.sha256,
  signature,
});

/** What an entry `audit.archived` tells. */
export function archivedIn({
  first,
  last,
  hash = '',
  file = '',
  sha256 = '',
  signature = '',
}: AuditEvent['detail']): Archived & { readonly signature: string } {
  return { first: Number(first), last: Number(last), hash, file, sha256, signature };
}
