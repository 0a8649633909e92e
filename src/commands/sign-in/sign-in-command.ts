import type { SignInDesk } from '../../domain/sign-in/sign-in-desk.js';
import { SignInNeeded } from '../../domain/sign-in/sign-in-failures.js';
import type { Command } from '../command.js';
import { textReply } from '../reply.js';
import { signInWording } from './sign-in-wording.js';

/** Who knows who is signed in; undefined where checks run with the application's rights. */
export type SignIns = Pick<SignInDesk, 'current' | 'signOut'> | undefined;

/** `sign in`: the gate asks the person's Teams for a token; after that, or before, it says until when. */
export const signInCommand = (signIns: SignIns): Command => ({
  ...signInWording,
  role: 'any',
  run: async ({ person, voice }) => {
    if (!signIns) return textReply(voice.say('signIn.notUsed'));
    const held = await signIns.current(person.objectId);
    if (!held) throw new SignInNeeded();
    return textReply(voice.say('signIn.signedIn', { moment: voice.moment(held.until) }));
  },
});
