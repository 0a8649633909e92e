import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { SandboxPeople } from '../person.js';
import { authorityRoutes } from './authority.js';
import { authorizeRoutes } from './authorize.js';
import { type BearerReader, bearerReader } from './bearer.js';
import { controlRoutes } from './control/control-routes.js';
import type { Entra } from './entra.js';
import { exchangeRoutes } from './exchange/exchange-routes.js';
import { Faults } from './faults.js';
import { graphRoutes } from './graph/graph-routes.js';
import type { TenantSize } from './seed/seed-tenant.js';
import { signingKey } from './signing-key.js';
import { SimulatedTenant } from './simulated-tenant.js';
import { UserTokens } from './user-tokens.js';

export interface TenantOptions {
  /** The folder of everything that the sandbox keeps. */
  readonly dataDir: string;
  readonly people: SandboxPeople;
  readonly size?: TenantSize;
  readonly clock?: () => Date;
  readonly newGuid?: () => string;
  /** What else begins anew when the tenant is reset. */
  readonly onReset?: () => void;
  /** The server's address, known once it listens. */
  readonly baseUrl: () => string;
}

export interface Tenant {
  /** The authority, Graph, Exchange's admin endpoint and the control API, by their paths. */
  readonly app: Hono;
  readonly faults: Faults;
  /** Reads tokens that the authority issued. */
  readonly bearer: BearerReader;
  /** Tokens of people for the bot, as their Teams gets them. */
  readonly users: UserTokens;
  readonly simulated: SimulatedTenant;
}

export const usualSize: TenantSize = { mailboxes: 60, devices: 120 };

const nothing = (): void => {};

/** The simulated Microsoft 365 tenant as HTTP routes. */
export async function createTenant(options: TenantOptions): Promise<Tenant> {
  const { dataDir, people, size = usualSize, baseUrl } = options;
  const { clock = () => new Date(), newGuid = randomUUID, onReset = nothing } = options;
  const key = await signingKey(join(dataDir, 'keys', 'authority.json'));
  const folder = join(dataDir, 'tenant');
  const tenant = new SimulatedTenant({ folder, people, size, clock, newGuid });
  const consented = (): ReadonlySet<string> => tenant.state.consented;
  const faults = new Faults();
  const bearer = bearerReader(key, clock);
  const app = new Hono();
  const settings = () => tenant.state.settings;
  app.use('*', async (c, next) => {
    await next();
    const { clockMinutes } = settings();
    const time = clock().getTime() + clockMinutes * 60_000;
    if (clockMinutes !== 0) c.header('Date', new Date(time).toUTCString());
  });
  app.use('/:tenant/oauth2/*', faults.at('authority'));
  const { appId } = people.servicePrincipal;
  const entra = (): Entra => tenant.state.entra;
  const issuer = (): string => `${baseUrl()}/${people.tenant.id}/v2.0`;
  const users = new UserTokens(entra, () => ({ people, key, clock, newGuid, issuer: issuer() }));
  const isConsented = (): boolean => settings().delegatedConsent;
  const delegated = {
    resourceUri: `api://botid-${appId}`,
    isConsented,
    isFactorDemanded: () => settings().factorDemanded,
  };
  const common = { people, key, clock, newGuid, baseUrl };
  app.route('/', authorityRoutes({ ...common, consented, settings, delegated }));
  const redirectUris = (): readonly string[] => settings().redirectUris;
  const consent = (): void => tenant.alter({ delegatedConsent: true });
  app.route('/', authorizeRoutes({ appId, entra, users, redirectUris, isConsented, consent }));
  app.route('/', graphRoutes({ tenant, bearer, faults, clock, newGuid }));
  app.route('/', exchangeRoutes(tenant, bearer, faults));
  const begunAnew = (): void => {
    users.clear();
    onReset();
  };
  app.route('/', controlRoutes({ tenant, faults, users, baseUrl, onReset: begunAnew }));
  return { app, faults, bearer, users, simulated: tenant };
}
