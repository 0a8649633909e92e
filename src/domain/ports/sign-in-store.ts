/** A sign-in that the bot asked somebody for, and what is to be done after it. There is no token in it. */
export interface SignIn {
  /** Long and random: it cannot be guessed. */
  readonly id: string;
  readonly personId: string;
  /** What the person had asked; the commands' own, opaque to everybody else. */
  readonly asked: string;
  readonly askedAt: Date;
  /** What Entra demands of the person (a claims challenge), where it said so. */
  readonly claims: string | undefined;
}

export interface SignInStore {
  put(signIn: SignIn): Promise<void>;
  get(id: string): Promise<SignIn | undefined>;
  /** Notes what Entra demands, for the page that the person is led to. */
  demand(id: string, claims: string): Promise<void>;
  /** True for one caller alone, of all processes: the one that goes on with what was asked. */
  claim(id: string): Promise<boolean>;
  /** Forgets what was asked for before a moment. */
  forgetBefore(moment: Date): Promise<void>;
  signOut(personId: string, at: Date): Promise<void>;
  /** When somebody signed out last. */
  signedOutAt(personId: string): Promise<Date | undefined>;
}
