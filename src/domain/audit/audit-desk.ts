import type { Change } from '../changes/change.js';
import { PersonFailure } from '../failure.js';
import type { AuditFault, ChainedEntry, ChainStart } from '../ports/audit-store.js';
import type { Checkpoint, Checkpoints } from '../ports/checkpoints.js';
import type { Store } from '../ports/store.js';
import { archivedIn, archivedText } from './archived.js';
import type { AuditEntry } from './audit-entry.js';

/** An entry of the chain as an evidence file has it: what others did is told by its hash alone. */
export interface EvidenceLink {
  readonly number: number;
  readonly previous: string;
  readonly content: string;
  readonly hash: string;
  readonly event?: Omit<AuditEntry, 'number' | 'previous' | 'hash'>;
}

/** All that shows what was asked, who approved it, what ran, and that the record was not altered since. */
export interface Evidence {
  readonly format: 'exchange-connector-bot/evidence/2';
  readonly exportedAt: Date;
  readonly exportedBy: string;
  readonly change: Change;
  /** From the change's first entry to the checkpoint that covers its last. */
  readonly chain: readonly EvidenceLink[];
  /** Those within the chain; the last of them is its end. */
  readonly checkpoints: readonly Checkpoint[];
  readonly publicKey: string;
}

/** Evidence with the bot's signature over all of it, so that no fact in it can be another's word. */
export interface SignedEvidence extends Evidence {
  readonly signature: string;
}

export interface AuditDeskOptions {
  readonly store: Store;
  readonly checkpoints: Checkpoints;
  readonly clock: () => Date;
  /** Long and random: it cannot be guessed. */
  readonly newSecret: () => string;
}

const page = 500;
const ticketMs = 10 * 60 * 1000;
const mostCheckpoints = 1000;

/** Looks after the audit: checkpoints outside of the database, its verification, and evidence. */
export class AuditDesk {
  constructor(private readonly options: AuditDeskOptions) {}

  /** Signs the head of the chain when it has grown since. */
  async checkpoint(): Promise<void> {
    const { store, checkpoints, clock } = this.options;
    const [head] = await store.audit.latest(1);
    const last = (await checkpoints.all()).at(-1);
    if (!head || head.number <= (last?.number ?? 0)) return;
    await checkpoints.add({ number: head.number, hash: head.hash, at: clock() });
  }

  /** The chain itself, and against every checkpoint. What came after the last one has only the chain. */
  async verify(): Promise<{
    /** The number of the last entry that is in an archive; 0: none. */
    readonly archived: number;
    readonly entries: number;
    readonly checkpoints: number;
    readonly fault: AuditFault | undefined;
  }> {
    const { store, checkpoints } = this.options;
    const kept = await checkpoints.all();
    const found = await store.audit.verify();
    // What is archived meanwhile looks like a gap.
    const { start, entries, fault } = found.fault ? await store.audit.verify() : found;
    const count = { archived: start.number, entries, checkpoints: kept.length };
    if (fault) return { ...count, fault };
    if (!(await this.isArchived(start)))
      return { ...count, fault: { number: 1, fault: 'missing' } };
    for (const { number, hash, isGenuine } of kept.slice(-mostCheckpoints)) {
      if (!isGenuine) return { ...count, fault: { number, fault: 'forged' } };
      if (number > entries) return { ...count, fault: { number: entries + 1, fault: 'cut' } };
      if (number < start.number) continue;
      const [at] = await store.audit.from(number, 1);
      const own = number === start.number ? start.hash : at?.entry.hash;
      if (own !== hash) return { ...count, fault: { number, fault: 'altered' } };
    }
    return { ...count, fault: undefined };
  }

  /** What is missing at the beginning is in an archive, as an entry tells that this bot has signed. */
  private async isArchived({ number, hash }: ChainStart): Promise<boolean> {
    if (number === 0) return true;
    const { store, checkpoints } = this.options;
    const entry = await store.audit.newest('audit.archived');
    const archived = entry && archivedIn(entry.detail);
    return (
      archived !== undefined &&
      archived.last === number &&
      archived.hash === hash &&
      checkpoints.isSigned(archivedText(archived), archived.signature)
    );
  }

  /**
   * Leave for ten minutes to fetch the evidence of a change.
   * @returns the secret of the ticket
   * @throws PersonFailure when there is no such change
   */
  async ticket(changeId: string, personName: string, language: string): Promise<string> {
    const { store, clock, newSecret } = this.options;
    const change = await store.changes.get(changeId.trim().toUpperCase());
    if (!change) throw new PersonFailure('changeUnknown', { id: changeId.slice(0, 40) });
    const secret = newSecret();
    const until = new Date(clock().getTime() + ticketMs);
    await store.tickets.put(secret, { changeId: change.id, language, personName, until });
    return secret;
  }

  /** The evidence that a ticket is for; undefined when it is over, or was never given. */
  async evidence(
    secret: string,
  ): Promise<{ readonly evidence: SignedEvidence; readonly language: string } | undefined> {
    const { store, checkpoints, clock } = this.options;
    const ticket = await store.tickets.get(secret, clock());
    const change = ticket && (await store.changes.get(ticket.changeId));
    if (!ticket || !change) return undefined;
    await this.checkpoint();
    const about = await store.audit.rangeOf(change.id);
    if (!about) return undefined;
    const kept = await checkpoints.all();
    const covering = kept.find(({ number, isGenuine }) => isGenuine && number >= about.last);
    if (!covering) return undefined;
    const evidence: Evidence = {
      format: 'exchange-connector-bot/evidence/2',
      exportedAt: clock(),
      exportedBy: ticket.personName,
      change,
      chain: await this.chain(about.first, covering.number, change.id),
      checkpoints: kept
        .filter(({ number }) => number >= about.first && number <= covering.number)
        .map(({ isGenuine: _, ...checkpoint }) => checkpoint),
      publicKey: checkpoints.publicKey(),
    };
    const signature = checkpoints.sign(JSON.stringify(evidence));
    return { evidence: { ...evidence, signature }, language: ticket.language };
  }

  private async chain(
    first: number,
    last: number,
    changeId: string,
  ): Promise<readonly EvidenceLink[]> {
    const links: EvidenceLink[] = [];
    for (let next = first; next <= last; next += page) {
      const entries = await this.options.store.audit.from(next, Math.min(page, last - next + 1));
      links.push(...entries.map((each) => linkOf(each, changeId)));
      if (entries.length === 0) break;
    }
    return links;
  }
}

function linkOf({ entry, content }: ChainedEntry, changeId: string): EvidenceLink {
  const { number, previous, hash, ...event } = entry;
  const link = { number, previous, content, hash };
  return event.changeId === changeId ? { ...link, event } : link;
}
