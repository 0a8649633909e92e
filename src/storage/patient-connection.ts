import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type Database from 'libsql';
import { codeOf } from './store-failure.js';

/** Milliseconds between two attempts at a file that another program has locked. */
const againMs = 20;

/** Nothing was done, and the same may be asked again. */
const isLocked = (error: unknown): boolean => /^SQLITE_BUSY(_RECOVERY)?$/.test(codeOf(error));

/** What begins with its sources, as what asks for the tables does, may write in the end. */
const isRead = ({ sql }: CompiledQuery): boolean =>
  /^\s*(select|pragma)\b/i.test(sql) ||
  (/^\s*with\b/i.test(sql) && !/\b(insert|update|delete|replace)\b/i.test(sql));

/**
 * Begins to write, and waits for a program that has the file locked, such as a backup. It waits between its
 * attempts: SQLite's own waiting would hold up the whole process. Not with a prepared statement: libsql (0.5)
 * leaves one that met a lock half done, and until it is collected as garbage no transaction can be committed.
 */
export async function beginWriting(raw: Database.Database, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      raw.exec('begin immediate');
      return;
    } catch (error) {
      if (!isLocked(error) || performance.now() > end) throw error;
      await sleep(againMs);
    }
  }
}

/** A connection whose writes never meet a lock: each has a transaction, its own where it is in none. */
export class PatientConnection implements DatabaseConnection {
  constructor(
    private readonly inner: DatabaseConnection,
    private readonly raw: Database.Database,
    private readonly patienceMs: number,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { inner, raw, patienceMs } = this;
    if (raw.inTransaction || isRead(query)) return inner.executeQuery<R>(query);
    await beginWriting(raw, patienceMs);
    try {
      const result = await inner.executeQuery<R>(query);
      raw.exec('commit');
      return result;
    } catch (error) {
      if (raw.inTransaction) raw.exec('rollback');
      throw error;
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}
