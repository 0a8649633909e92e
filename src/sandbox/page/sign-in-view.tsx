import { useState } from 'preact/hooks';
import type { ChatMessage, Consent } from './chat-types.js';
import type { PageWords } from './words.js';

export interface SignInViewProps {
  readonly signIn: NonNullable<ChatMessage['signIn']>;
  readonly words: PageWords;
  /** Opens the window, or, with an answer, presses a button in it. */
  readonly step: (accept?: boolean) => Promise<Consent>;
}

/** A sign-in that Teams could not do silently: its button, and Entra's window. */
export function SignInView({ signIn, words, step }: SignInViewProps) {
  const [consent, setConsent] = useState<Consent>();
  const [failure, setFailure] = useState<string>();
  const attempt = (work: Promise<Consent | undefined>): void =>
    void work.then(setConsent, () => setFailure(words.failed));
  const decide = (accept: boolean): void => attempt(step(accept).then(() => undefined));
  return (
    <div class="sign-in">
      <p>{signIn.text}</p>
      <button type="button" class="primary" onClick={() => attempt(step())}>
        {signIn.title}
      </button>
      {failure && <p role="alert">{failure}</p>}
      {consent && (
        <section role="dialog" aria-label={words.entra}>
          <h3>{words.entra}</h3>
          {consent.asks.length > 0 && (
            <>
              <p>{words.asksConsent}</p>
              <ul>
                {consent.asks.map((asked) => (
                  <li key={asked}>{asked}</li>
                ))}
              </ul>
              <p>
                {words.consentedBy} {consent.consentedBy}
              </p>
            </>
          )}
          {consent.factor && <p>{words.asksFactor}</p>}
          <button type="button" class="primary" onClick={() => decide(true)}>
            {words.accept}
          </button>
          <button type="button" onClick={() => decide(false)}>
            {words.cancel}
          </button>
        </section>
      )}
    </div>
  );
}
