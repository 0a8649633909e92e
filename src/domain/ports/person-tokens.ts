/** Since when and until when the bot may read with somebody's rights. */
export interface HeldSignIn {
  readonly since: Date;
  readonly until: Date;
}

/** Tokens of people who signed in: in this process's memory, and nowhere else. */
export interface PersonTokens {
  /**
   * Proves a token that Teams handed over to be this person's, and exchanges it for those of the services.
   * @throws TokenRefused when it is not
   * @throws SignInDemanded when the person has to do something first
   * @throws TenantFailure when the authority does not answer
   */
  accept(personId: string, token: string): Promise<void>;
  held(personId: string): HeldSignIn | undefined;
  forget(personId: string): void;
}
