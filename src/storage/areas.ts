import type { Kysely } from 'kysely';
import type { StoreAreas } from '../domain/ports/store.js';
import type { Schema } from './schema.js';
import { SqlConnectors } from './sql-connectors.js';
import { SqlConversations } from './sql-conversations.js';
import { SqlPreferences } from './sql-preferences.js';
import { SqlSeenActivities } from './sql-seen-activities.js';
import { SqlVisits } from './sql-visits.js';

/** The areas of the Store over a database, or over one transaction of it. A new area is a line here. */
export const areasOver = (db: Kysely<Schema>): StoreAreas => ({
  conversations: new SqlConversations(db),
  seen: new SqlSeenActivities(db),
  preferences: new SqlPreferences(db),
  connectors: new SqlConnectors(db),
  visits: new SqlVisits(db),
});
