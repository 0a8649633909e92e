import type { AuditEntry, AuditEvent } from '../audit/audit-entry.js';

/** What is wrong with the chain, and from which entry on. */
export interface AuditFault {
  readonly number: number;
  readonly fault: 'missing' | 'altered';
}

export interface AuditStore {
  append(event: AuditEvent): Promise<void>;
  /** The newest first. */
  latest(limit: number): Promise<readonly AuditEntry[]>;
  /** How many entries there are, and the first fault of the chain. */
  verify(): Promise<{ readonly entries: number; readonly fault: AuditFault | undefined }>;
}
