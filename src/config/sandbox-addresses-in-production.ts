import type { sandboxAddresses as inTheSandbox } from './sandbox-addresses.js';

/** What the production build has in place of the sandbox's addresses: none, whatever NODE_ENV says. */
export const sandboxAddresses: typeof inTheSandbox = () => [
  'SANDBOX_URL: remove it: this build has no sandbox.',
];
