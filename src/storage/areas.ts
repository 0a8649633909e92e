import type { Kysely } from 'kysely';
import type { StoreAreas } from '../domain/ports/store.js';
import type { Lightly } from './light-commit.js';
import type { Schema } from './schema.js';
import { SqlAudit } from './sql-audit.js';
import { SqlBeats } from './sql-beats.js';
import { SqlChanges } from './sql-changes.js';
import { SqlConnectors } from './sql-connectors.js';
import { SqlConversations } from './sql-conversations.js';
import { SqlIncidents } from './sql-incidents.js';
import { SqlLeases } from './sql-leases.js';
import { SqlLogLevel } from './sql-log-level.js';
import { SqlOutbox } from './sql-outbox.js';
import { SqlPace } from './sql-pace.js';
import { SqlPreferences } from './sql-preferences.js';
import { SqlRetention } from './sql-retention.js';
import { SqlSeenActivities } from './sql-seen-activities.js';
import { SqlSignIns } from './sql-sign-ins.js';
import { SqlSubscriptions } from './sql-subscriptions.js';
import { SqlSyncs } from './sql-syncs.js';
import { SqlTickets } from './sql-tickets.js';
import { SqlVisits } from './sql-visits.js';
import type { TakeTurn } from './take-turn.js';

/** What the two databases do in ways of their own. */
export interface Ways {
  readonly takeTurn: TakeTurn;
  readonly lightly: Lightly;
}

/** The areas of the Store over a database, or over one transaction of it. A new area is a line here. */
export const areasOver = (db: Kysely<Schema>, { takeTurn, lightly }: Ways): StoreAreas => ({
  conversations: new SqlConversations(db),
  seen: new SqlSeenActivities(db, lightly),
  preferences: new SqlPreferences(db),
  connectors: new SqlConnectors(db),
  visits: new SqlVisits(db),
  changes: new SqlChanges(db, takeTurn),
  audit: new SqlAudit(db, takeTurn),
  outbox: new SqlOutbox(db, takeTurn),
  syncs: new SqlSyncs(db, lightly),
  leases: new SqlLeases(db),
  pace: new SqlPace(db, takeTurn),
  incidents: new SqlIncidents(db, takeTurn),
  subscriptions: new SqlSubscriptions(db),
  beats: new SqlBeats(db),
  tickets: new SqlTickets(db),
  retention: new SqlRetention(db),
  logLevel: new SqlLogLevel(db),
  signIns: new SqlSignIns(db),
});
