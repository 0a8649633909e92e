/** What a conversation may be shown: a card each, drawn when it is sent. */
export const subjectKinds = [
  'change',
  'connection',
  'reminder',
  'incident',
  'recovery',
  'storm',
  'digest',
  'away',
  'interrupted',
] as const;

export interface Subject {
  readonly kind: (typeof subjectKinds)[number];
  readonly id: string;
}

/** Of what waits in a conversation the urgent goes first, and a digest last. */
export const urgencies = ['urgent', 'usual', 'leisurely'] as const;

export type Urgency = (typeof urgencies)[number];

/** That a conversation is to be shown a subject: as a new card, or in place of the one it has. */
export interface Showing {
  readonly number: number;
  readonly conversationId: string;
  readonly subject: Subject;
  /** How often a send was begun whose end is not known. */
  readonly attempts: number;
}

export interface NewShowing {
  readonly conversationId: string;
  readonly subject: Subject;
  readonly urgency: Urgency;
  readonly at: Date;
  /** Not to be sent before, as during quiet hours; undefined: at once. */
  readonly heldUntil?: Date | undefined;
}

export interface Outbox {
  /**
   * Adds a showing; one of the same subject that nobody has begun to send is enough for both: then the
   * earlier moment and the greater urgency hold.
   */
  add(showing: NewShowing): Promise<void>;
  /**
   * The first of each conversation, where it may be sent: what waits behind it waits. One whose moment has
   * not come, such as the end of quiet hours, keeps nothing waiting. What is to be sent at once is due also
   * where the clock was put back since it was added, and a wait that is longer than any is over.
   */
  due(now: Date, limit: number): Promise<readonly Showing[]>;
  /**
   * Begins to send: until a moment nobody else does.
   * @returns the showing with this attempt; undefined when somebody else was faster
   */
  begin(showing: Showing, until: Date): Promise<Showing | undefined>;
  /**
   * Lets it wait; `wasTaken` says whether it may have been delivered in spite of that. Nothing happens when
   * somebody else has begun it since.
   */
  postpone(showing: Showing, until: Date, wasTaken: boolean): Promise<void>;
  /** It was sent, or is given up: it does not wait any more. Nothing happens as with `postpone`. */
  done(showing: Showing): Promise<void>;
  /** Gives up all that waits for a conversation; answers how many. */
  drop(conversationId: string): Promise<number>;
  /** The message that shows a subject in a conversation, once it was posted. */
  posted(conversationId: string, subject: Subject): Promise<string | undefined>;
  notePosted(conversationId: string, subject: Subject, activityId: string, at: Date): Promise<void>;
  /** Forgets which messages show what, of those posted before a moment: what follows is a new card. */
  forgetPosted(before: Date): Promise<number>;
  /** How many wait, and since when the oldest. */
  waiting(): Promise<{ readonly count: number; readonly oldest: Date | undefined }>;
}
