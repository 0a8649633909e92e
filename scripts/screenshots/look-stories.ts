import type { Story } from './story.js';

/** What changes nothing, and needs no connector. */
export const lookStories: readonly Story[] = [
  {
    command: 'help',
    play: async (stage) => {
      await stage.be('grace');
      await stage.say('help');
    },
  },
  {
    command: 'whoami',
    play: async (stage) => {
      await stage.be('alice');
      await stage.say('whoami');
    },
  },
  { command: 'sign-in', play: (stage) => stage.sayAndHear('sign-in') },
  { command: 'sign-out', play: (stage) => stage.sayAndHear('sign-out') },
  { command: 'language', play: (stage) => stage.say('language') },
  { command: 'check', play: (stage) => stage.say('check') },
  { command: 'check-prerequisites', play: (stage) => stage.say('check-prerequisites') },
  {
    command: 'check-permissions',
    play: (stage) => stage.say('check-permissions', { account: 'svc-limited@contoso.com' }),
  },
];
