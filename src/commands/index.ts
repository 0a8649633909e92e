import type { PreferenceStore } from '../domain/ports/store.js';
import type { VisitStore } from '../domain/ports/visit-store.js';
import { type Checkers, checkCommand } from './check/check-command.js';
import {
  checkPermissionsCommand,
  type MendScripts,
  type PermissionChecker,
} from './check-permissions/check-permissions-command.js';
import { checkPrerequisitesCommand } from './check-prerequisites/check-prerequisites-command.js';
import type { Command } from './command.js';
import { type HealthSources, healthCommand } from './health/health-command.js';
import { helpCommand } from './help/help-command.js';
import { languageCommand } from './language/language-command.js';
import { type ConnectionReader, statusCommand } from './status/status-command.js';
import type { Voices } from './voices.js';
import { whoamiCommand } from './whoami/whoami-command.js';

/** What the commands work with. */
export interface CommandServices {
  readonly prerequisites: Checkers['prerequisites'];
  readonly permissions: PermissionChecker;
  readonly scripts: MendScripts;
  readonly connection: ConnectionReader;
  readonly health: HealthSources;
  readonly preferences: PreferenceStore;
  readonly visits: VisitStore;
  readonly voices: Voices;
}

/** Everything that a person can say, in the order in which help lists it. */
export function createCommands(services: CommandServices): readonly Command[] {
  const { prerequisites, permissions, scripts, preferences, voices } = services;
  const commands = [
    checkCommand({ prerequisites, permissions }),
    statusCommand(services.connection),
    checkPrerequisitesCommand(prerequisites),
    checkPermissionsCommand(permissions, scripts),
    whoamiCommand(),
    languageCommand(preferences, voices),
    healthCommand(services.health),
  ];
  const { visits, health } = services;
  return [helpCommand(commands, { visits, version: health.version }), ...commands];
}
