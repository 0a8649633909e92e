/** Keeps Teams' pace for all processes together. */
export interface PaceStore {
  /**
   * Takes leave to send now.
   * @returns 0 when it was given, else the milliseconds to wait before asking again
   */
  take(conversationId: string, now: Date): Promise<number>;
  /** Notes what was sent without asking, such as the reply of a turn. */
  note(conversationId: string, now: Date): Promise<void>;
  /** Forgets conversations that nothing was sent to since a moment; answers how many. */
  forgetBefore(moment: Date): Promise<number>;
}
