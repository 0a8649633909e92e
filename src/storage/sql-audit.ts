import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditEntry, AuditEvent } from '../domain/audit/audit-entry.js';
import { beginning, contentHash, entryHash } from '../domain/audit/chain.js';
import type {
  AuditFault,
  AuditFilter,
  AuditStore,
  ChainedEntry,
  ChainStart,
} from '../domain/ports/audit-store.js';
import { datedJson } from './dated-json.js';
import type { Schema } from './schema.js';
import type { TakeTurn } from './take-turn.js';

const pageSize = 500;
/** What is filtered is looked for among so many of the newest entries. */
const mostLookedAt = 10_000;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const entryOf = ({ body, hash: own }: { readonly body: string; readonly hash: string }) => ({
  ...datedJson<Omit<AuditEntry, 'hash'>>(body),
  hash: own,
});

const contentOf = (event: AuditEvent): string => contentHash(hash, event);

const hashOf = (entry: Omit<AuditEntry, 'hash'>): string =>
  entryHash(hash, { ...entry, content: contentOf(entry) });

/** Where an entry stands in the chain; undefined where what is there is no entry any more. */
function linkOf(body: string): { number: number; previous: string; hash: string } | undefined {
  try {
    const entry = datedJson<Omit<AuditEntry, 'hash'>>(body);
    return { number: entry.number, previous: entry.previous, hash: hashOf(entry) };
  } catch {
    return undefined;
  }
}

const isMeant = ({ at, person }: AuditEntry, { since, by }: AuditFilter): boolean =>
  (since === undefined || at >= since) &&
  (by === undefined || (person?.name ?? '').toLowerCase().includes(by.toLowerCase()));

/** The chain in a table. Appending belongs into a transaction: the next one waits for its end. */
export class SqlAudit implements AuditStore {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly takeTurn: TakeTurn,
  ) {}

  async append(event: AuditEvent): Promise<void> {
    await this.takeTurn(this.db);
    const last = await this.db
      .selectFrom('audit')
      .select(['number', 'hash'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const about = event.changeId === undefined ? undefined : await this.rangeOf(event.changeId);
    const entry = {
      ...event,
      ...(event.changeId === undefined ? {} : { follows: about?.last ?? 0 }),
      number: Number(last?.number ?? 0) + 1,
      previous: last?.hash ?? beginning,
    };
    await this.db
      .insertInto('audit')
      .values({
        number: entry.number,
        body: JSON.stringify(entry),
        hash: hashOf(entry),
        change_id: event.changeId ?? null,
      })
      .execute();
  }

  async latest(limit: number, filter: AuditFilter = {}): Promise<readonly AuditEntry[]> {
    const found: AuditEntry[] = [];
    let before = Number.MAX_SAFE_INTEGER;
    for (let looked = 0; looked < mostLookedAt && found.length < limit; looked += pageSize) {
      const rows = await this.db
        .selectFrom('audit')
        .select(['number', 'body', 'hash'])
        .where('number', '<', before)
        .orderBy('number', 'desc')
        .limit(Math.max(limit, Object.keys(filter).length > 0 ? pageSize : 0))
        .execute();
      found.push(...rows.map(entryOf).filter((entry) => isMeant(entry, filter)));
      before = Number(rows.at(-1)?.number ?? 0);
      if (before <= 1) break;
    }
    return found.slice(0, limit);
  }

  async from(number: number, limit: number): Promise<readonly ChainedEntry[]> {
    const rows = await this.db
      .selectFrom('audit')
      .select(['body', 'hash'])
      .where('number', '>=', number)
      .orderBy('number', 'asc')
      .limit(limit)
      .execute();
    return rows.map((row) => {
      const entry = entryOf(row);
      return { entry, content: contentOf(entry) };
    });
  }

  async rangeOf(
    changeId: string,
  ): Promise<{ readonly first: number; readonly last: number } | undefined> {
    const { first, last } = await this.db
      .selectFrom('audit')
      .select(({ fn }) => [fn.min('number').as('first'), fn.max('number').as('last')])
      .where('change_id', '=', changeId)
      .executeTakeFirstOrThrow();
    return first === null ? undefined : { first: Number(first), last: Number(last) };
  }

  async newest(what: AuditEvent['what']): Promise<AuditEntry | undefined> {
    const row = await this.db
      .selectFrom('audit')
      .select(['body', 'hash'])
      .where('body', 'like', `%"what":"${what}"%`)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && entryOf(row);
  }

  async removeUpTo(number: number): Promise<void> {
    await this.db.deleteFrom('audit').where('number', '<=', number).execute();
  }

  async verify(): Promise<{ start: ChainStart; entries: number; fault: AuditFault | undefined }> {
    const start = await this.start();
    return { start, ...(await this.verifyAfter(start)) };
  }

  /** What the oldest entry says that it follows. */
  private async start(): Promise<ChainStart> {
    const oldest = await this.db
      .selectFrom('audit')
      .select(['number', 'body'])
      .orderBy('number', 'asc')
      .limit(1)
      .executeTakeFirst();
    const number = Number(oldest?.number ?? 1);
    return number > 1
      ? { number: number - 1, hash: linkOf(oldest?.body ?? '')?.previous ?? '' }
      : { number: 0, hash: beginning };
  }

  private async verifyAfter({
    number: before,
    hash: last,
  }: ChainStart): Promise<{ entries: number; fault: AuditFault | undefined }> {
    let [entries, previous] = [before, last];
    for (;;) {
      const rows = await this.db
        .selectFrom('audit')
        .selectAll()
        .where('number', '>', entries)
        .orderBy('number', 'asc')
        .limit(pageSize)
        .execute();
      if (rows.length === 0) return { entries, fault: undefined };
      for (const row of rows) {
        const number = entries + 1;
        if (Number(row.number) !== number) return { entries, fault: { number, fault: 'missing' } };
        const link = linkOf(row.body);
        const isWhole =
          link?.number === number && link.previous === previous && link.hash === row.hash;
        if (!isWhole) return { entries, fault: { number, fault: 'altered' } };
        entries = number;
        previous = row.hash;
      }
    }
  }
}
