/** A device as a synchronisation reads it. */
interface ArrivedDevice {
  sync_id: string;
  guid: string;
  device_id: string;
  person: string;
  model: string;
  state: string;
  reason: string;
}

/**
 * The tables. Kept to what both databases hold alike: JSON as text, moments as milliseconds since 1970,
 * yes and no as 1 and 0. Ids that people or Teams choose may have any length and any character, so rows
 * are found by the SHA-256 of the id.
 */
export interface Schema {
  conversations: {
    key: string;
    id: string;
    kind: string;
    tenant_id: string;
    reference: string;
    seen_at: number;
    dead_since: number | null;
    person_id: string | null;
  };
  seen_activities: { key: string; seen_at: number };
  preferences: { key: string; language: string | null };
  visits: { key: string; version: string };
  changes: {
    id: string;
    open_kind: string | null;
    state: string;
    created_at: number;
    version: number;
    body: string;
  };
  audit: { number: number; body: string; hash: string; change_id: string | null };
  log_level: { id: string; level: string; until: number };
  tickets: { key: string; until: number; body: string };
  sign_ins: { key: string; asked_at: number; claimed: number; claims: string | null; body: string };
  pending_answers: { id: string; asked_at: number; interrupted: number; body: string };
  sign_outs: { key: string; at: number };
  outbox: {
    number: number;
    conversation: string;
    conversation_id: string;
    subject_kind: string;
    subject_id: string;
    place: number;
    added_at: number;
    held_until: number;
    not_before: number;
    attempts: number;
    begun_until: number;
  };
  paces: { key: string; sends: string; newest: number };
  incidents: {
    id: string;
    fingerprint: string;
    state: string;
    opened_at: number;
    version: number;
    body: string;
  };
  subscriptions: { key: string; body: string };
  beats: { process: string; at: number; ended: number };
  posted_cards: { key: string; activity_id: string; posted_at: number };
  sync_runs: {
    id: string;
    running: string | null;
    kind: string | null;
    read: number | null;
    service: string | null;
    said: string | null;
    asked: string | null;
    cancelled_by: string | null;
    unfiltered: number | null;
    started_at: number;
    ended_at: number | null;
    state: string;
    counts: string | null;
    fault: string | null;
  };
  devices: ArrivedDevice & {
    managed: string | null;
    last_sync: number | null;
    looked_at: number | null;
  };
  arrived_devices: ArrivedDevice;
  managed_devices: { sync_id: string; device_id: string; compliance_state: string };
  leases: { key: string; owner: string; held_until: number };
  current_picture: { id: string; sync_id: string };
  connectors: {
    id: string;
    primary_smtp_address: string;
    approved_at: number;
    disconnected_at: number | null;
    last_attempt: number | null;
    last_success: number | null;
  };
}
