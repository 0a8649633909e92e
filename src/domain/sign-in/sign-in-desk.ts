import { TenantFailure } from '../failure.js';
import type { PeopleDesk } from '../people/people-desk.js';
import type { HeldSignIn, PersonTokens } from '../ports/person-tokens.js';
import type { SignIn } from '../ports/sign-in-store.js';
import type { Store } from '../ports/store.js';
import { SignInDemanded, SignInNeeded, TokenRefused } from './sign-in-failures.js';

export interface SignInDeskOptions {
  readonly store: Pick<Store, 'signIns' | 'audit'>;
  readonly tokens: PersonTokens;
  readonly people: Pick<PeopleDesk, 'person'>;
  readonly clock: () => Date;
  /** Long and random. */
  readonly newSecret: () => string;
}

/** A token that somebody's Teams client handed over for a sign-in. */
export interface Exchange {
  /** The sign-in that the bot asked for. */
  readonly id: string;
  readonly personId: string;
  readonly token: string;
}

/** What became of an exchange; `unknown`: nobody asked this person for that sign-in. */
export type Exchanged =
  /** `goOn`: this call is the one that goes on with what was asked. */
  | { readonly kind: 'accepted'; readonly goOn: boolean; readonly asked: string }
  | { readonly kind: 'demanded'; readonly why: SignInDemanded['why'] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly failure: TenantFailure };

/** Somebody who consents first goes through an administrator's hands perhaps. */
const signInMs = 60 * 60 * 1000;

/** Signing in and out, for checks with the asker's own rights. */
export class SignInDesk {
  constructor(private readonly options: SignInDeskOptions) {}

  /** Begins a sign-in; what was asked is done once it has ended well. */
  async begin(personId: string, asked: string): Promise<SignIn> {
    const { store, clock, newSecret } = this.options;
    const askedAt = clock();
    await store.signIns.forgetBefore(new Date(askedAt.getTime() - signInMs));
    const signIn = { id: newSecret(), personId, asked, askedAt, claims: undefined };
    await store.signIns.put(signIn);
    return signIn;
  }

  /** A sign-in that is under way; somebody else's is none. */
  async find(id: string, personId?: string): Promise<SignIn | undefined> {
    const { store, clock } = this.options;
    const found = await store.signIns.get(id);
    const isOld = found && found.askedAt.getTime() + signInMs <= clock().getTime();
    const isOther = personId !== undefined && found?.personId !== personId;
    return isOld || isOther ? undefined : found;
  }

  /**
   * Takes a token. Teams sends one for each of a person's clients: each is proved and gets its answer, and
   * one alone goes on.
   */
  async exchange(exchange: Exchange): Promise<Exchanged> {
    const { store, tokens, people } = this.options;
    const { id, personId, token } = exchange;
    try {
      const person = await people.person(personId);
      const signIn = person?.role && (await this.find(id, personId));
      if (!signIn) return { kind: 'unknown' };
      await tokens.accept(personId, token);
      return { kind: 'accepted', goOn: await store.signIns.claim(id), asked: signIn.asked };
    } catch (error) {
      return this.unaccepted(exchange, error);
    }
  }

  /** The person's sign-in as it is now; in whichever process they signed out, it is over in all. */
  async current(personId: string): Promise<HeldSignIn | undefined> {
    const { store, tokens } = this.options;
    const held = tokens.held(personId);
    if (!held) return undefined;
    const out = await store.signIns.signedOutAt(personId);
    if (!out || out < held.since) return held;
    tokens.forget(personId);
    return undefined;
  }

  /** @throws SignInNeeded */
  async assertSignedIn(personId: string): Promise<void> {
    if (!(await this.current(personId))) throw new SignInNeeded();
  }

  async signOut(personId: string): Promise<void> {
    const { store, tokens, clock } = this.options;
    tokens.forget(personId);
    await store.signIns.signOut(personId, clock());
  }

  private async unaccepted({ id, personId }: Exchange, error: unknown): Promise<Exchanged> {
    const { signIns } = this.options.store;
    if (error instanceof TenantFailure) return { kind: 'failed', failure: error };
    if (error instanceof SignInDemanded) {
      if (error.claims !== undefined) await signIns.demand(id, error.claims);
      return { kind: 'demanded', why: error.why };
    }
    if (!(error instanceof TokenRefused)) throw error;
    await this.note(personId, error);
    return { kind: 'refused' };
  }

  /** Whoever looks into a token that is not its sender's finds it in the audit; one that is merely late not. */
  private async note(personId: string, { flaw }: TokenRefused): Promise<void> {
    if (flaw === 'time') return;
    const { store, people, clock } = this.options;
    const person = await people.person(personId);
    await store.audit.append({
      at: clock(),
      what: 'signIn.refused',
      person: { objectId: personId, name: person?.name ?? personId },
      changeId: undefined,
      detail: { flaw },
    });
  }
}
