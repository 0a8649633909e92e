import { checkWording } from '../../src/commands/check/check-wording.js';
import { checkPermissionsWording } from '../../src/commands/check-permissions/check-permissions-wording.js';
import { checkPrerequisitesWording } from '../../src/commands/check-prerequisites/check-prerequisites-wording.js';
import { healthWording } from '../../src/commands/health/health-wording.js';
import { helpWording } from '../../src/commands/help/help-wording.js';
import { languageWording } from '../../src/commands/language/language-wording.js';
import { statusWording } from '../../src/commands/status/status-wording.js';
import { whoamiWording } from '../../src/commands/whoami/whoami-wording.js';
import type { Wording } from '../../src/language/forms.js';

/** What every command is called, as delivered. */
export const wordings: readonly Wording[] = [
  helpWording,
  checkWording,
  statusWording,
  checkPrerequisitesWording,
  checkPermissionsWording,
  whoamiWording,
  languageWording,
  healthWording,
];
