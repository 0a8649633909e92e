import type { Kysely } from 'kysely';
import type { StoreAreas } from '../domain/ports/store.js';
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
import { SqlPendingAnswers } from './sql-pending-answers.js';
import { SqlPreferences } from './sql-preferences.js';
import { SqlRetention } from './sql-retention.js';
import { SqlSeenActivities } from './sql-seen-activities.js';
import { SqlSignIns } from './sql-sign-ins.js';
import { SqlSubscriptions } from './sql-subscriptions.js';
import { SqlSyncs } from './sql-syncs.js';
import { SqlTickets } from './sql-tickets.js';
import { SqlVisits } from './sql-visits.js';
import type { Ways } from './ways.js';

/** The areas of the Store over a database, or over one transaction of it. A new area is a line here. */
export const areasOver = (db: Kysely<Schema>, ways: Ways): StoreAreas => ({
  conversations: new SqlConversations(db),
  seen: new SqlSeenActivities(db, ways.lightly),
  preferences: new SqlPreferences(db),
  connectors: new SqlConnectors(db),
  visits: new SqlVisits(db),
  changes: new SqlChanges(db, ways.takeTurn),
  audit: new SqlAudit(db, ways.takeTurn),
  outbox: new SqlOutbox(db, ways.takeTurn),
  syncs: new SqlSyncs(db, ways),
  leases: new SqlLeases(db),
  pace: new SqlPace(db, ways.takeTurn),
  incidents: new SqlIncidents(db, ways.takeTurn),
  subscriptions: new SqlSubscriptions(db),
  beats: new SqlBeats(db),
  tickets: new SqlTickets(db),
  retention: new SqlRetention(db),
  logLevel: new SqlLogLevel(db),
  signIns: new SqlSignIns(db),
  pendingAnswers: new SqlPendingAnswers(db),
});
