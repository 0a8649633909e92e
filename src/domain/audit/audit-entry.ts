/** What happened, for those who look later. Never a secret, never what a cmdlet gave. */
export interface AuditEvent {
  readonly at: Date;
  readonly what:
    | 'change.requested'
    | 'change.approved'
    | 'change.brokenGlass'
    | 'change.rejected'
    | 'change.withdrawn'
    | 'change.expired'
    | 'change.refused'
    | 'change.started'
    | 'change.ended'
    | 'cmdlet.ran'
    | 'sync.cancelled'
    | 'audit.archived'
    | 'audit.restored'
    | 'log.level'
    | 'incident.acknowledged'
    | 'incident.muted'
    | 'incident.unmuted'
    | 'signIn.refused';
  /** Who did it; the bot itself for what runs by itself. */
  readonly person: { readonly objectId: string; readonly name: string } | undefined;
  readonly changeId: string | undefined;
  /** Short texts that tell it: a cmdlet, an outcome, a reason. */
  readonly detail: { readonly [name: string]: string };
  /**
   * The number of the entry before that is about the same change, 0 at the first: so that none of them can be left
   * out of an evidence file. Set by the store; entries of earlier versions have none.
   */
  readonly follows?: number;
}

/** An event in the chain: it carries the hash of the one before, so that none can be altered unseen. */
export interface AuditEntry extends AuditEvent {
  /** Counts from 1 without a gap. */
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
}

/** What an event says, as the hash is over it. */
export const auditText = ({ at, what, person, changeId, detail, follows }: AuditEvent): string =>
  JSON.stringify([
    ...[at.toISOString(), what, person ?? null, changeId ?? null, detail],
    ...(follows === undefined ? [] : [follows]),
  ]);
