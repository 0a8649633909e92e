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
  };
  seen_activities: { key: string; seen_at: number };
  preferences: { key: string; language: string | null };
  visits: { key: string; version: string };
  connectors: {
    id: string;
    primary_smtp_address: string;
    approved_at: number;
    disconnected_at: number | null;
    last_attempt: number | null;
    last_success: number | null;
  };
}
