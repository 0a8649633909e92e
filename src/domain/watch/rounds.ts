import type { PermissionDesk } from '../checks/permission-desk.js';
import { missingCmdlets } from '../checks/permissions.js';
import type { PrerequisiteDesk } from '../checks/prerequisite-desk.js';
import { type Connector, syncOverdueAfterMs } from '../connector/connector.js';
import { TenantFailure } from '../failure.js';
import type { Store, StoreAreas } from '../ports/store.js';
import { incidentSubject, wants } from './announce.js';
import {
  failureOfCredential,
  failureOfMissing,
  failureOfOverdue,
  failureOfSilence,
} from './failure-of.js';
import { type Holding, tellAt } from './holding.js';
import { type Incident, isMuted } from './incident.js';
import type { WatchDesk } from './watch-desk.js';

/** What one of the bot's applications signs in with. */
export interface CredentialInUse {
  /** The application's name. */
  readonly name: string;
  /** Undefined when nobody tells. */
  readonly endsAt: () => Promise<Date | undefined>;
}

export interface RoundsOptions {
  readonly store: Store;
  readonly watch: WatchDesk;
  readonly prerequisites: Pick<PrerequisiteDesk, 'prerequisites'>;
  readonly permissions: Pick<PermissionDesk, 'executingIdentity' | 'account'>;
  readonly holding: Holding;
  readonly clock: () => Date;
  /** When the checks, and the digest, were due for the last time before a moment. */
  readonly checksDue: (at: Date) => Date;
  readonly digestDue: (at: Date) => Date;
  readonly credentials: readonly CredentialInUse[];
  readonly escalation: {
    /** Milliseconds without a reaction. */
    readonly afterMs: number;
    readonly conversationId: string | undefined;
    /** Entra object ids of those who are told at last. */
    readonly people: readonly string[];
  };
  /** An approval that waits is called to mind after so many milliseconds. */
  readonly reminderMs: number;
}

const quarterMs = 15 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
/** A process that gave no sign of life for so long is taken for dead; beats come each half minute. */
const silentMs = 5 * 60 * 1000;
/** More open incidents than this are not looked at in one round. */
const mostLooked = 2000;
/** Its incident is closed after so long: it is not coming back. */
const forgottenMs = 60 * 60 * 1000;

/** What time asks for, beside synchronising. Any process may make a round; each thing is done once. */
export class Rounds {
  constructor(private readonly options: RoundsOptions) {}

  async make(): Promise<void> {
    const { store, clock } = this.options;
    const at = clock();
    const connector = await store.connectors.current();
    const active = connector && !connector.disconnectedAt ? connector : undefined;
    if (active) await this.overdue(active, at);
    if (active) await this.checks(active, at);
    await this.credentials(at);
    await this.silence(at);
    await this.escalate(at);
    await this.remind(at);
    await this.digest(at);
  }

  private async overdue(connector: Connector, at: Date): Promise<void> {
    const { watch } = this.options;
    const last = connector.lastSuccess ?? connector.approvedAt;
    if (at.getTime() - last.getTime() <= syncOverdueAfterMs) return;
    await this.once('overdue', quarterOf(at), () =>
      watch.failed(failureOfOverdue(connector.lastSuccess)),
    );
  }

  /** What was there yesterday and is missing today is told before a sync fails of it. */
  private async checks(connector: Connector, at: Date): Promise<void> {
    const { checksDue } = this.options;
    // What was due before the connector was there is not caught up.
    const due = checksDue(at);
    if (due < connector.approvedAt) return;
    await this.once('checks', due, async () => {
      await this.checkPrerequisites();
      await this.checkPermissions(connector.primarySmtpAddress);
    });
  }

  private async checkPrerequisites(): Promise<void> {
    const { prerequisites } = this.options;
    const { lines } = await prerequisites.prerequisites();
    const failed = lines.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
    const isKnown = lines.every(({ verdict }) => verdict !== 'unknown');
    await this.report('prerequisites', failed, isKnown);
  }

  private async checkPermissions(account: string): Promise<void> {
    const { permissions } = this.options;
    try {
      const [identity, holder] = [
        await permissions.executingIdentity(),
        await permissions.account(account),
      ];
      const missing = [...missingCmdlets(identity), ...missingCmdlets(holder)];
      const all = [...identity.cmdlets, ...holder.cmdlets];
      const isKnown = all.every(({ verdict }) => verdict !== 'unknown');
      await this.report('permissions', [...new Set(missing)], isKnown);
    } catch (error) {
      // What cannot be asked is neither missing nor there; that it cannot be asked fails the sync.
      if (!(error instanceof TenantFailure)) throw error;
    }
  }

  private async report(
    kind: 'permissions' | 'prerequisites',
    missing: readonly string[],
    isKnown: boolean,
  ): Promise<void> {
    const { watch } = this.options;
    if (missing.length > 0) await watch.failed(failureOfMissing(kind, missing));
    else if (isKnown) await watch.well(kind);
  }

  private async credentials(at: Date): Promise<void> {
    for (const { name, endsAt } of this.options.credentials) {
      await this.once(`credential ${name}`, dayOf(at), async () => {
        const end = await endsAt();
        if (end) await this.credential(name, end, at);
      });
    }
  }

  private async credential(name: string, endsAt: Date, at: Date): Promise<void> {
    const { watch } = this.options;
    const failure = failureOfCredential(name, endsAt, at);
    const begins = `credential ${name} `;
    if (!failure) return watch.well(begins);
    await watch.failed(failure);
    await watch.replaced(begins, failure);
  }

  /** A process that died without a word is told of by another one. */
  private async silence(at: Date): Promise<void> {
    const { store, watch } = this.options;
    const silent = new Set<string>();
    for (const { process, at: beat } of await store.beats.all()) {
      const silentFor = at.getTime() - beat.getTime();
      if (silentFor < silentMs) continue;
      await this.once(`silent ${process}`, beat, () =>
        watch.failed(failureOfSilence(process, beat)),
      );
      if (silentFor < forgottenMs) silent.add(process);
      else await store.beats.forget(process);
    }
    await this.heard(silent);
  }

  /** Who is alive again, has ended by itself or is forgotten is not silent any more. */
  private async heard(silent: ReadonlySet<string>): Promise<void> {
    const { store, watch } = this.options;
    for (const { kind, evidence, fingerprint } of await store.incidents.open(mostLooked)) {
      if (kind !== 'silent' || silent.has(evidence.step)) continue;
      await watch.well(fingerprint);
    }
  }

  /** Who does not react is followed by a second conversation, and then by people. */
  private async escalate(at: Date): Promise<void> {
    const { store, escalation } = this.options;
    for (const incident of await store.incidents.open(mostLooked)) {
      if (!mayEscalate(incident, at)) continue;
      const silentFor = at.getTime() - this.toldOf(incident).getTime();
      const level = Math.min(Math.floor(silentFor / escalation.afterMs), 2);
      if (level <= incident.escalation) continue;
      await store.together((areas) => this.escalated(areas, incident, level, at));
    }
  }

  /** Nobody can react before being told: after the maintenance, and anew when it comes back. */
  private toldOf({ backAt, openedAt, severity }: Incident): Date {
    return tellAt(backAt ?? openedAt, severity, this.options.holding);
  }

  private async escalated(
    areas: StoreAreas,
    incident: Incident,
    level: number,
    at: Date,
  ): Promise<void> {
    const { escalation, holding } = this.options;
    if (!(await areas.incidents.put({ ...incident, escalation: level }))) return;
    const people =
      level === 2
        ? await Promise.all(escalation.people.map((id) => areas.conversations.personal(id)))
        : [];
    const places = [escalation.conversationId, ...people.map((each) => each?.id)];
    const subject = incidentSubject(incident);
    for (const conversationId of new Set(places)) {
      if (!conversationId) continue;
      const heldUntil = tellAt(at, incident.severity, holding);
      await areas.outbox.add({ conversationId, subject, urgency: 'urgent', at, heldUntil });
    }
  }

  private async remind(at: Date): Promise<void> {
    const { store, reminderMs } = this.options;
    for (const change of await store.changes.list(['waiting'], 100)) {
      const waits = at.getTime() - change.createdAt.getTime();
      if (waits < reminderMs || at >= change.expiresAt) continue;
      await this.once(`reminder ${change.id}`, new Date(0), () =>
        store.outbox.add({
          conversationId: change.approvalConversationId,
          subject: { kind: 'reminder', id: change.id },
          urgency: 'usual',
          at,
        }),
      );
    }
  }

  private async digest(at: Date): Promise<void> {
    const { store, digestDue, holding } = this.options;
    const due = digestDue(at);
    if (at.getTime() - due.getTime() > dayMs) return;
    // Done also when nobody wants it: who subscribes later waits for the next one.
    await this.once('digest', due, async () => {
      const wanting = (await store.subscriptions.all()).filter(
        (each) => wants(each, 'digest') && (each.since ?? 0) <= due.getTime(),
      );
      for (const { conversationId } of wanting) {
        await store.outbox.add({
          conversationId,
          subject: { kind: 'digest', id: due.toISOString() },
          urgency: 'leisurely',
          at,
          heldUntil: tellAt(at, 'info', holding),
        });
      }
    });
  }

  /** Of all processes one does it, once for each moment at which it is due. */
  private async once(name: string, due: Date, work: () => Promise<void>): Promise<void> {
    const { seen } = this.options.store;
    const key = { conversationId: 'rounds', activityId: name, type: due.toISOString() };
    if (!(await seen.claim(key, this.options.clock()))) return;
    try {
      await work();
    } catch (error) {
      await seen.release(key);
      throw error;
    }
  }
}

const mayEscalate = (incident: Incident, at: Date): boolean =>
  incident.severity === 'critical' && !incident.acknowledged && !isMuted(incident, at);

const quarterOf = (at: Date): Date => new Date(Math.floor(at.getTime() / quarterMs) * quarterMs);

const dayOf = (at: Date): Date => new Date(Math.floor(at.getTime() / dayMs) * dayMs);
