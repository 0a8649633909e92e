import { PersonFailure } from '../../domain/failure.js';
import type { SignInDesk } from '../../domain/sign-in/sign-in-desk.js';
import type { Ask } from '../command.js';
import type { Reply } from '../reply.js';

/** What a sign-in needs of the bot's registration. */
export interface SignInPlace {
  /** The application id URI, such as `api://botid-…`. */
  readonly resource: string;
  /** The address of the bot's own sign-in page for one sign-in. */
  readonly pageUrl: (id: string) => string;
}

/** Answers somebody who has to sign in first. */
export type AskToSignIn = (ask: Pick<Ask, 'turn' | 'person' | 'voice'>) => Promise<Reply>;

/**
 * The answer lets Teams hand over a token silently, or shows a button. What was asked is done afterwards.
 * Whoever has just signed in is not asked again: their client would answer by itself, for ever.
 * Single sign-on does not work in channels, and in a group chat everybody would see whose rights are which.
 */
export const askToSignIn =
  (desk: Pick<SignInDesk, 'begin'>, { resource, pageUrl }: SignInPlace): AskToSignIn =>
  async ({ turn, person, voice }) => {
    if (turn.conversation.kind !== 'personal') throw new PersonFailure('askAlone');
    if (turn.isAfterSignIn) throw new PersonFailure('signInAgain');
    const { id } = await desk.begin(person.objectId, JSON.stringify(turn.asked));
    return {
      kind: 'signIn',
      request: { id, resource, url: pageUrl(id) },
      text: voice.say('signIn.text'),
      title: voice.say('signIn.title'),
    };
  };
