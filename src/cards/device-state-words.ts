import type { Voice } from '../language/voice.js';

const words = {
  Allowed: 'deviceStates.allowed',
  Blocked: 'deviceStates.blocked',
  Quarantined: 'deviceStates.quarantined',
  DeviceDiscovery: 'deviceStates.discovery',
  Unknown: 'deviceStates.unknown',
} as const;

const isKnown = (state: string): state is keyof typeof words => Object.hasOwn(words, state);

/** Exchange's state of a device in the reader's language; one that nobody knows stays as it is. */
export const deviceStateWords = (state: string, voice: Voice): string =>
  isKnown(state) ? voice.say(words[state]) : voice.name(state);
