import type { Story } from './story.js';

/** A synchronisation fails, and people look after it; the audit has what was done. */
export const watchStories: readonly Story[] = [
  {
    command: 'subscribe',
    play: async (stage) => {
      await stage.be('alice', 'alerts');
      await stage.say('subscribe');
    },
  },
  { command: 'subscriptions', play: (stage) => stage.say('subscriptions') },
  {
    command: 'incidents',
    play: async (stage) => {
      stage.fault({ mode: 'deny-cmdlet' });
      await stage.be('alice');
      await stage.say('sync');
      await stage.be('alice', 'alerts');
      await stage.see(stage.voice.say('incidents.syncFailed'));
      await stage.picture('incident');
      await stage.be('alice');
      await stage.say('incidents');
    },
  },
  {
    command: 'ack',
    play: async (stage) => {
      const [id = ''] = /^[A-Z0-9]{6}(?=[:：])/m.exec(await stage.text()) ?? [];
      await stage.say('ack', { incident: id });
    },
  },
  {
    command: 'mute',
    play: async (stage) => stage.say('mute', { incident: `${await stage.id('incident')} 8h` }),
  },
  {
    command: 'unmute',
    play: async (stage) => stage.say('unmute', { incident: await stage.id('incident') }),
  },
  {
    command: 'digest',
    play: async (stage) => {
      stage.fault();
      await stage.say('digest');
    },
  },
  {
    command: 'unsubscribe',
    play: async (stage) => {
      await stage.be('alice', 'alerts');
      await stage.say('unsubscribe');
    },
  },
  {
    command: 'audit',
    play: async (stage) => {
      await stage.be('grace');
      await stage.say('audit');
    },
  },
  { command: 'health', play: (stage) => stage.say('health') },
  { command: 'log-level', play: (stage) => stage.say('log-level', { level: 'debug 15m' }) },
  { command: 'doctor', play: (stage) => stage.say('doctor') },
];
