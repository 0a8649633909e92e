import { changeStories } from './change-stories.js';
import { deviceStories } from './device-stories.js';
import { lookStories } from './look-stories.js';
import type { Story } from './story.js';
import { syncStories } from './sync-stories.js';
import { watchStories } from './watch-stories.js';

/** One story for each command, in the order in which they are played. */
export const stories: readonly Story[] = [
  ...lookStories,
  ...changeStories,
  ...syncStories,
  ...deviceStories,
  ...watchStories,
];
