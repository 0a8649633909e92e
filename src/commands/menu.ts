import type { CommandName } from '../language/words.js';

/**
 * What Teams' menu offers, in its order: at most 12, and only what makes sense without an id. Help lists
 * all of them.
 */
export const menuCommands: readonly CommandName[] = [
  'help',
  'check',
  'status',
  'check-prerequisites',
  'check-permissions',
  'setup',
  'pending',
  'sync',
  'quarantined',
  'audit',
  'whoami',
  'language',
];
