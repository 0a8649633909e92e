import type { CommandName } from '../../language/words.js';

/** What somebody may want, and what to say for it; `slots` fill the form for an example. */
export interface HelpTopic {
  readonly topic: 'look' | 'mend' | 'change' | 'sync' | 'devices' | 'watch' | 'you' | 'bot';
  readonly examples: readonly {
    readonly command: CommandName;
    readonly slots?: { readonly [slot: string]: string };
  }[];
}

/** Help by what one wants to do. Every command but help itself has a place here. */
export const helpTopics: readonly HelpTopic[] = [
  { topic: 'look', examples: [{ command: 'check' }, { command: 'status' }] },
  {
    topic: 'mend',
    examples: [
      { command: 'check-prerequisites' },
      { command: 'check-permissions' },
      { command: 'check-permissions', slots: { account: 'me' } },
    ],
  },
  {
    topic: 'change',
    examples: [
      { command: 'setup' },
      { command: 'pending' },
      { command: 'change' },
      { command: 'approve' },
      { command: 'reject' },
      { command: 'withdraw' },
      { command: 'disconnect' },
      { command: 'again' },
      { command: 'go-back' },
      { command: 'break-glass' },
      { command: 'audit' },
    ],
  },
  {
    topic: 'sync',
    examples: [
      { command: 'sync' },
      { command: 'sync-quick' },
      { command: 'sync-cancel' },
      { command: 'history' },
    ],
  },
  {
    topic: 'devices',
    examples: [
      { command: 'quarantined' },
      { command: 'device' },
      { command: 'allow' },
      { command: 'block' },
    ],
  },
  {
    topic: 'watch',
    examples: [
      { command: 'incidents' },
      { command: 'digest' },
      { command: 'subscribe' },
      { command: 'subscriptions' },
      { command: 'unsubscribe' },
      { command: 'ack' },
      { command: 'mute' },
      { command: 'unmute' },
    ],
  },
  {
    topic: 'you',
    examples: [
      { command: 'whoami' },
      { command: 'language' },
      { command: 'sign-in' },
      { command: 'sign-out' },
    ],
  },
  {
    topic: 'bot',
    examples: [{ command: 'health' }, { command: 'doctor' }, { command: 'log-level' }],
  },
];
