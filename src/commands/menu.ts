import type { CommandName } from '../language/words.js';

/** Where Teams shows a menu of the bot's commands, in the manifest's words. */
export type MenuScope = 'personal' | 'team' | 'groupChat';

/** In the order of the manifest's lists, which its translations count. */
export const menuScopes: readonly MenuScope[] = ['personal', 'team', 'groupChat'];

const everywhere = menuScopes;
const alone: readonly MenuScope[] = ['personal'];
const amongOthers: readonly MenuScope[] = ['team', 'groupChat'];

/** Each command that a menu offers, and in which: only what makes sense without an id. */
const offered: readonly (readonly [CommandName, readonly MenuScope[]])[] = [
  ['help', everywhere],
  ['check', everywhere],
  ['status', everywhere],
  ['check-prerequisites', everywhere],
  ['check-permissions', everywhere],
  ['setup', everywhere],
  ['pending', everywhere],
  ['sync', everywhere],
  ['quarantined', everywhere],
  ['incidents', amongOthers],
  ['subscriptions', amongOthers],
  ['audit', everywhere],
  ['whoami', alone],
  ['language', alone],
];

/** What Teams' menu offers in a scope, in its order: at most 12. Help lists all commands. */
export const menuCommands = (scope: MenuScope): readonly CommandName[] =>
  offered.filter(([, scopes]) => scopes.includes(scope)).map(([name]) => name);
