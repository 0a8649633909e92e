/** An answer that somebody is told to wait for: the turn took longer than an answer may. */
export interface PendingAnswer {
  /** The turn's id. */
  readonly id: string;
  readonly conversationId: string;
  /** Entra object id of who asked. */
  readonly personId: string;
  /** What was asked; the commands' own, opaque to everybody else. */
  readonly asked: string;
  readonly at: Date;
  /** The message that shows progress, which the answer replaces; undefined where there is none. */
  readonly activityId: string | undefined;
  /** Its process ended before the answer, and the person is told so. */
  readonly isInterrupted: boolean;
}

export interface PendingAnswerStore {
  /** Adds one, or replaces what was known of it. */
  put(answer: PendingAnswer): Promise<void>;
  get(id: string): Promise<PendingAnswer | undefined>;
  remove(id: string): Promise<void>;
  /** Those that nobody was told to be interrupted. */
  waiting(): Promise<readonly PendingAnswer[]>;
  /** Forgets those asked before a moment; answers how many. */
  forgetBefore(moment: Date): Promise<number>;
}
