import { RestBackend } from '../backends/rest/rest-backend.js';
import { signInPage, signInPageScript } from '../cards/sign-in-page.js';
import { askToSignIn } from '../commands/sign-in/ask-to-sign-in.js';
import type { Voices } from '../commands/voices.js';
import { renewed } from '../config/credential.js';
import type { Config } from '../config.js';
import { AskerDesk } from '../domain/checks/asker-desk.js';
import { ManagementRoles } from '../domain/checks/management-roles.js';
import type { PeopleDesk } from '../domain/people/people-desk.js';
import type { AskerTenantOf } from '../domain/ports/asker-tenant.js';
import type { Store } from '../domain/ports/store.js';
import { delegatedPermissions } from '../domain/sign-in/delegated-permissions.js';
import { SignInDesk } from '../domain/sign-in/sign-in-desk.js';
import { redirectUriOf } from '../domain/sign-in/single-sign-on.js';
import { GraphClient } from '../graph/graph-client.js';
import { GraphIntune } from '../graph/graph-intune.js';
import type { SignInPages } from '../http/sign-in-pages.js';
import { authorizeUrl } from '../identity/authorize-url.js';
import { onBehalfOf } from '../identity/clients.js';
import { OnBehalfOfTokens } from '../identity/on-behalf-of-tokens.js';
import { createTeamsTokenReader } from '../identity/teams-token.js';
import type { Trace } from '../observe/create-trace.js';
import { fetchOf, requests, type Tenant, tokenTimeoutMs } from './tenant.js';
import { clock, newSecret } from './this-process.js';

interface Needs {
  readonly config: Config;
  readonly store: Store;
  readonly tenant: Tenant;
  readonly people: PeopleDesk;
  readonly voices: Voices;
  readonly trace: Trace;
  readonly publicUrl: () => string;
}

/** More people than look after one tenant. */
const mostPeople = 500;

/** All that is asked for in people's names, as the authority takes it. */
function scopesOf({ addresses: { exchange } }: Config) {
  const resource = exchange.startsWith('https:') ? exchange : 'https://outlook.office365.com';
  return {
    graph: `https://graph.microsoft.com/${delegatedPermissions.intune.name}`,
    exchange: `${resource}/${delegatedPermissions.exchange.name}`,
  };
}

type Scopes = ReturnType<typeof scopesOf>;

const placeOf = ({ bot, tenant, addresses }: Config) => ({
  appId: bot.appId,
  tenantId: tenant.id,
  authorityUrl: addresses.authority,
  fetch: globalThis.fetch,
});

function tokensOf(config: Config, askers: NonNullable<Config['askers']>, scopes: Scopes) {
  const place = placeOf(config);
  const credential = (): typeof askers.credential => {
    const now = renewed(askers.credential);
    return now.kind === 'managedIdentity' ? askers.credential : now;
  };
  return new OnBehalfOfTokens({
    read: createTeamsTokenReader({
      ...place,
      resource: askers.resource,
      clock,
      timeoutMs: tokenTimeoutMs,
    }),
    clientOf: (token) => onBehalfOf(place, credential(), token),
    scopes: [scopes.graph, scopes.exchange],
    clock,
    timeoutMs: tokenTimeoutMs,
    mostPeople,
  });
}

/**
 * The tenant in one person's name. What they may run is asked of the endpoint that Microsoft's module itself
 * asks when it connects, whatever runs the cmdlets: a process for each person would be a high price for it.
 */
const tenantOver =
  ({ config, trace }: Needs, tokens: OnBehalfOfTokens, scopes: Scopes): AskerTenantOf =>
  ({ objectId, userPrincipalName }) => {
    const { addresses, exchange, tenant, graphTimeoutMs } = config;
    type Options = Parameters<OnBehalfOfTokens['getToken']>[2];
    const of = (scope: string) => (_: string, options?: Options) =>
      tokens.getToken(objectId, scope, options);
    const backend = new RestBackend({
      ...requests,
      fetch: fetchOf(trace, 'exchange', false),
      baseUrl: addresses.exchange,
      tenantId: tenant.id,
      appId: config.bot.appId,
      userPrincipalName,
      getToken: of(scopes.exchange),
      timeoutMs: exchange.timeoutMs,
    });
    const intune = new GraphIntune(
      new GraphClient({
        ...requests,
        fetch: fetchOf(trace, 'graph', true),
        baseUrl: addresses.graph,
        getToken: of(scopes.graph),
        timeoutMs: graphTimeoutMs,
      }),
    );
    return {
      permittedCmdlets: (options) => backend.permittedCmdlets(options),
      exchangeConnectors: (options) => intune.exchangeConnectors(options),
    };
  };

function pagesOf(config: Config, desk: SignInDesk, scopes: Scopes, needs: Needs): SignInPages {
  const { voices, publicUrl } = needs;
  const at = clock();
  return {
    start: async (id) => {
      const signIn = await desk.find(id);
      const options = {
        ...placeOf(config),
        redirectUri: redirectUriOf(publicUrl()),
        scopes: Object.values(scopes),
      };
      return signIn && authorizeUrl(options, id, signIn.claims);
    },
    page: signInPage((locale) => voices({ speaker: { locale, timeZone: undefined }, at })),
    script: signInPageScript,
  };
}

/** Checks with the rights of who asks; undefined where they run with the application's. */
export function askersOver(needs: Needs) {
  const { config, store, tenant, people, publicUrl } = needs;
  const { askers } = config;
  if (!askers) return undefined;
  const scopes = scopesOf(config);
  const tokens = tokensOf(config, askers, scopes);
  const signIns = new SignInDesk({ store, tokens, people, clock, newSecret });
  const tenantOf = tenantOver(needs, tokens, scopes);
  const roles = new ManagementRoles(tenant.exchange);
  const pageUrl = (id: string): string => `${publicUrl()}/signin/${id}`;
  return {
    signIns,
    asker: new AskerDesk({ signIns, tenantOf, roles, clock }),
    askToSignIn: askToSignIn(signIns, { resource: askers.resource, pageUrl }),
    pages: pagesOf(config, signIns, scopes, needs),
  };
}
