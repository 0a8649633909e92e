import type { StoreFailure } from '../domain/failure.js';
import { codeOf } from './store-failure.js';

/**
 * Reading goes on, and nothing can be written: the disk is full or read-only, or the file is locked. Sources:
 * sqlite.org/rescode.html; postgresql.org/docs/current/errcodes-appendix.html, classes 53 and 58.
 */
const standing = /^(SQLITE_(BUSY|CANTOPEN|CORRUPT|FULL|IOERR|NOTADB|READONLY)|53|58|25006)/;

/** Whether the database takes what is written to it, as the last attempt to write found. */
export class Writing {
  private failure: StoreFailure | undefined;

  failed(failure: StoreFailure): void {
    if (standing.test(codeOf(failure.cause))) this.failure = failure;
  }

  succeeded(): void {
    this.failure = undefined;
  }

  /** @throws StoreFailure what the last attempt to write failed with */
  assertPossible(): void {
    if (this.failure) throw this.failure;
  }
}
