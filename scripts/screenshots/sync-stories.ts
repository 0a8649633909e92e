import type { Story } from './story.js';

/** Synchronisations of the connector that is there. */
export const syncStories: readonly Story[] = [
  { command: 'sync', play: (stage) => stage.say('sync') },
  { command: 'sync-quick', play: (stage) => stage.say('sync-quick') },
  { command: 'history', play: (stage) => stage.say('history') },
  {
    command: 'sync-cancel',
    play: async (stage) => {
      stage.fault({ mode: 'slow', ms: 2500, times: 12 });
      await stage.type('sync');
      await stage.say('sync-cancel');
    },
  },
];
