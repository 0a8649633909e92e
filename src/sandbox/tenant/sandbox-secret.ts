/** The secret of the sandbox's application. It opens nothing outside this machine. */
export const sandboxSecret = 'sandbox-secret';
