import type { Severity } from './incident.js';

/** What a conversation may want to hear of. */
export const topics = ['failures', 'recoveries', 'changes', 'approvals', 'digest'] as const;

export type Topic = (typeof topics)[number];

/** What is wanted when nothing is named. */
export const usualTopics: readonly Topic[] = ['failures', 'recoveries', 'digest'];

/** What a conversation wants to hear of. */
export interface Subscription {
  readonly conversationId: string;
  readonly topics: readonly Topic[];
  /** From which severity on it wants to hear of failures. */
  readonly severity: Severity;
  /** When it first subscribed, in milliseconds since 1970: what was due before is not caught up. */
  readonly since?: number;
}
