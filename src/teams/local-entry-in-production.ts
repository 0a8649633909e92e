import type { isLocalEntry as inTheSandbox } from './local-entry.js';

/** What the production build has in place of the sandbox's local entry: nobody comes in without a token. */
export const isLocalEntry: typeof inTheSandbox = () => false;
