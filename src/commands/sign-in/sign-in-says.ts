import { tenantFailureWords } from '../../cards/tenant-failure-words.js';
import type { Exchanged } from '../../domain/sign-in/sign-in-desk.js';
import type { Voice } from '../../language/voice.js';
import { type HearingOptions, heard } from '../heard.js';
import { type Reply, textReply } from '../reply.js';
import type { Turn } from '../turn.js';

/** What Teams, or the bot itself, knows of a sign-in that did not end well. */
export type SignInEnd =
  | Exclude<Exchanged, { kind: 'accepted' }>
  | { readonly kind: 'unfinished' }
  /** Teams could not get a token; `code` is one of its own words. */
  | { readonly kind: 'clientFailed'; readonly code: string };

/** Failures in which the person's Teams has not got the app. */
const notInstalled: ReadonlySet<string> = new Set(['installedappnotfound', 'installappfailed']);

function wordsOf(end: SignInEnd, voice: Voice): string | undefined {
  switch (end.kind) {
    case 'demanded':
      return undefined;
    case 'refused':
      return voice.say('signIn.refused');
    case 'unknown':
    case 'unfinished':
      return voice.say('signIn.unfinished');
    case 'failed':
      return voice.say('signIn.failed', { failure: tenantFailureWords(end.failure, voice) });
    case 'clientFailed':
      return notInstalled.has(end.code)
        ? voice.say('signIn.notInstalled')
        : voice.say('signIn.clientFailed', { code: voice.name(end.code) });
  }
}

/** What is said of a sign-in that did not end well; nothing where Teams shows its own button. */
export type SignInSays = (turn: Turn, end: SignInEnd) => Promise<Reply | undefined>;

export const signInSays =
  (options: HearingOptions): SignInSays =>
  async (turn, end) => {
    const words = wordsOf(end, (await heard(turn, options)).voice);
    return words === undefined ? undefined : textReply(words);
  };
