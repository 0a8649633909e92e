const isLoopback = (address: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);

/** The services of the launcher's sandbox. The production build has `-in-production.ts` in place of this. */
export function sandboxAddresses(sandbox: string, environment: string | undefined) {
  if (environment === 'production')
    return ['SANDBOX_URL: remove it: there is no sandbox in production.'];
  if (!isLoopback(sandbox))
    return ['SANDBOX_URL: remove it: the sandbox is on this machine alone.'];
  return {
    authority: sandbox,
    graph: `${sandbox}/graph`,
    exchange: `${sandbox}/exchange`,
    botOpenIdMetadata: `${sandbox}/connector/v1/.well-known/openidconfiguration`,
  };
}
