import type { CommandName } from '../../src/language/words.js';
import type { Stage } from './stage.js';

/** How the picture of a command comes about. */
export interface Story {
  readonly command: CommandName;
  /** Leaves the answer that is pictured as the newest one; the tenant is as the stories before left it. */
  play(stage: Stage): Promise<void>;
}
