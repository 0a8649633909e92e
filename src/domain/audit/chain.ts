import { type AuditEvent, auditText } from './audit-entry.js';

/** SHA-256 in hexadecimal digits. */
export type Hash = (text: string) => string;

/** What the first entry has before it. */
export const beginning = '0'.repeat(64);

/** The hash of what an entry says, apart from its place. */
export const contentHash = (hash: Hash, event: AuditEvent): string => hash(auditText(event));

/** The hash of an entry: over its place, the one before, and what it says. */
export const entryHash = (
  hash: Hash,
  entry: { readonly number: number; readonly previous: string; readonly content: string },
): string => hash(`${entry.number}\n${entry.previous}\n${entry.content}`);
