export interface AuthorizeOptions {
  readonly authorityUrl: string;
  readonly tenantId: string;
  readonly appId: string;
  /** Where Entra leads back to; registered with the application. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
}

/**
 * Where somebody consents, or gives the factor that Entra wants to see. Its code is never redeemed: the bot
 * gets tokens from Teams alone, and asks Teams once more afterwards.
 * Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow.
 * @param claims the challenge that Entra demands to be sent along
 */
export function authorizeUrl(
  { authorityUrl, tenantId, appId, redirectUri, scopes }: AuthorizeOptions,
  state: string,
  claims: string | undefined,
): string {
  const url = new URL(`${authorityUrl}/${tenantId}/oauth2/v2.0/authorize`);
  const asked = {
    client_id: appId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri,
    scope: ['openid', ...scopes].join(' '),
    state,
    ...(claims === undefined ? {} : { claims }),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}
