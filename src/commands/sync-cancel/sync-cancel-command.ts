import type { SyncDesk } from '../../domain/connector/sync-desk.js';
import type { Command } from '../command.js';
import { textReply } from '../reply.js';
import { syncCancelWording } from './sync-cancel-wording.js';

/** `sync cancel`: the running one ends, in whichever process it is; the picture of before stays. */
export function syncCancelCommand(sync: Pick<SyncDesk, 'cancel'>): Command {
  return {
    ...syncCancelWording,
    role: 'operator',
    run: async ({ person, voice }) => {
      await sync.cancel(person);
      return textReply(voice.say('syncs.cancelling'));
    },
  };
}
