/** That a conversation is to show the state of a change: as a new card, or in place of the one it has. */
export interface Showing {
  readonly number: number;
  readonly conversationId: string;
  readonly changeId: string;
  /** How often a send was tried whose end is not known. */
  readonly attempts: number;
}

export interface Outbox {
  add(showing: { readonly conversationId: string; readonly changeId: string }): Promise<void>;
  /** What is to be sent, the oldest first. */
  waiting(limit: number): Promise<readonly Showing[]>;
  /** It was sent, or is given up: it does not wait any more. */
  done(number: number): Promise<void>;
  attempted(number: number): Promise<void>;
  /** The card that shows a change in a conversation, once it was posted. */
  posted(conversationId: string, changeId: string): Promise<string | undefined>;
  notePosted(conversationId: string, changeId: string, activityId: string): Promise<void>;
}
