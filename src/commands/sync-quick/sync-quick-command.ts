import type { Command } from '../command.js';
import { type SyncServices, synchronise } from '../sync/sync-command.js';
import { syncQuickWording } from './sync-quick-wording.js';

/** `sync quick`: what changed since the last success. */
export const syncQuickCommand = (services: SyncServices): Command => ({
  ...syncQuickWording,
  role: 'operator',
  run: (ask) => synchronise(services, 'quick', ask),
});
