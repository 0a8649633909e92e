/** The person is to sign in before what they asked can be done; the gate asks them to. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

/** What is wrong with a token that was handed over. */
export type TokenFlaw =
  | 'unreadable'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'tenant'
  | 'time'
  | 'person'
  | 'scope'
  | 'client'
  | 'guest';

/** A token that is not this person's for this bot. Nothing of the token is in it. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(readonly flaw: TokenFlaw) {
    super(`token: ${flaw}`);
  }
}

/** Entra gives no token before the person, or an administrator, has done something. */
export class SignInDemanded extends Error {
  override readonly name = 'SignInDemanded';

  constructor(
    readonly why: 'consent' | 'interaction',
    /** Entra's claims challenge, to be sent along when the person signs in. */
    readonly claims: string | undefined,
  ) {
    super(`sign-in: ${why}`);
  }
}
