/** Who the cmdlets run as: the executing identity, by tokens that the bot asks for and hands over. */
export interface Connection {
  readonly appId: string;
  /** The tenant's initial domain, such as `contoso.onmicrosoft.com`. */
  readonly organization: string;
  readonly getToken: (scope: string, options?: { skipCache?: boolean }) => Promise<string>;
}

/** The resource that Exchange's tokens are for. */
const exchangeScope = 'https://outlook.office365.com/.default';

/**
 * Parameters of Connect-ExchangeOnline. They never stand on a command line.
 * @throws TenantFailure when the authority gives no token
 */
export async function identityParameters(
  { organization, getToken }: Connection,
  skipCache: boolean,
): Promise<{ readonly [parameter: string]: string }> {
  return { Organization: organization, AccessToken: await getToken(exchangeScope, { skipCache }) };
}
