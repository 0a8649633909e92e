import { createCommands } from '../../src/commands/index.js';
import type { Wording } from '../../src/language/forms.js';
import { memoryServices } from './dispatch-bot.js';

/** What every command is called, as delivered. */
export const wordings: readonly Wording[] = createCommands(memoryServices());
