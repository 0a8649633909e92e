/** What Entra's page would show to somebody. */
export interface Consent {
  /** What the bot asks leave for; empty where that was given. */
  readonly asks: readonly string[];
  /** Whether another factor is wanted. */
  readonly factor: boolean;
  /** The role whose consent it takes. */
  readonly consentedBy: string;
}
