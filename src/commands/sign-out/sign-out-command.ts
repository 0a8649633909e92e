import type { Command } from '../command.js';
import { textReply } from '../reply.js';
import type { SignIns } from '../sign-in/sign-in-command.js';
import { signOutWording } from './sign-out-wording.js';

/** `sign out`: the bot forgets the person's tokens, in every process. */
export const signOutCommand = (signIns: SignIns): Command => ({
  ...signOutWording,
  role: 'any',
  run: async ({ person, voice }) => {
    if (!signIns) return textReply(voice.say('signIn.notUsed'));
    await signIns.signOut(person.objectId);
    return textReply(voice.say('signIn.signedOut'));
  },
});
