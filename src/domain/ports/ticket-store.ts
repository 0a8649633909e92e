/** Leave to fetch something once or a few times, for a while, by whoever holds the ticket. */
export interface Ticket {
  readonly changeId: string;
  readonly language: string;
  readonly personName: string;
  readonly until: Date;
}

export interface TicketStore {
  /** @param secret only its hash is kept */
  put(secret: string, ticket: Ticket): Promise<void>;
  get(secret: string, now: Date): Promise<Ticket | undefined>;
  /** Forgets tickets that were over by a moment; answers how many. */
  forgetBefore(moment: Date): Promise<number>;
}
