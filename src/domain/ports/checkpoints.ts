/** The head of the audit at a moment, signed and kept outside of the database. */
export interface Checkpoint {
  /** How many entries there were. */
  readonly number: number;
  /** The hash of the last of them. */
  readonly hash: string;
  readonly at: Date;
  /** The public key's id, and the signature over number, hash and moment. */
  readonly keyId: string;
  readonly signature: string;
}

export interface Checkpoints {
  /** All that are there, the oldest first; `isGenuine` tells whether the signature is this bot's. */
  all(): Promise<readonly (Checkpoint & { readonly isGenuine: boolean })[]>;
  add(head: { readonly number: number; readonly hash: string; readonly at: Date }): Promise<void>;
  /** The signature over a text, by the same key. */
  sign(text: string): string;
  /** Whether this bot's key made the signature. */
  isSigned(text: string, signature: string): boolean;
  /** The public key as PEM, for readers of an evidence file. */
  publicKey(): string;
}
