import { type Context, Hono } from 'hono';
import { catalogue } from '../../../domain/cmdlets/catalogue.js';
import { jsonBody, refuseOthers } from '../doors.js';
import { parametersOf } from '../exchange/cmdlet-parameters.js';
import { ExchangeError } from '../exchange/exchange-error.js';
import type { Input } from '../exchange/handler.js';
import { faultServices } from '../fault-modes.js';
import type { Faults } from '../faults.js';
import { localOnly } from '../local-only.js';
import { rolesOf } from '../roles-of.js';
import type { SimulatedTenant } from '../simulated-tenant.js';
import type { UserTokens } from '../user-tokens.js';
import { readFault } from './read-fault.js';
import { readSettings } from './read-settings.js';

type Body = { readonly [name: string]: unknown };

const refused = (c: Context, error: string): Response => c.json({ error }, 400);

/** A JSON object; undefined for anything else. */
async function bodyOf(c: Context): Promise<Body | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined);
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Body)
    : undefined;
}

export interface ControlOptions {
  readonly tenant: SimulatedTenant;
  readonly faults: Faults;
  readonly users: UserTokens;
  readonly baseUrl: () => string;
  /** What else begins anew with the tenant. */
  readonly onReset: () => void;
}

/** How scripts and the page play the tenant's administrator, and its bad luck: `/sandbox`. */
export function controlRoutes({ tenant, faults, users, baseUrl, onReset }: ControlOptions): Hono {
  const app = new Hono();
  app.use('/sandbox', localOnly);
  app.use('/sandbox/*', localOnly, ...jsonBody);
  app.get('/sandbox', (c) => c.json(addresses(tenant, baseUrl())));
  faultRoutes(app, faults);
  tenantRoutes(app, tenant);
  app.post('/sandbox/reset', (c) => {
    tenant.reset();
    faults.clear();
    onReset();
    return c.json({ reset: true });
  });
  roleRoutes(app, tenant);
  userTokenRoute(app, tenant, users);
  refuseOthers(app, '/sandbox');
  return app;
}

function addresses({ people }: SimulatedTenant, base: string): object {
  return {
    page: `${base}/`,
    authority: base,
    graph: `${base}/graph`,
    exchange: `${base}/exchange`,
    connector: `${base}/connector/`,
    tenant: people.tenant,
    people: people.people,
    accounts: people.accounts,
    servicePrincipal: people.servicePrincipal,
    conversations: people.conversations,
    control: [
      'GET /sandbox/faults',
      'PUT /sandbox/faults/{service}',
      'DELETE /sandbox/faults/{service}',
      'DELETE /sandbox/faults',
      'GET /sandbox/cmdlets',
      'POST /sandbox/run',
      'GET /sandbox/roles?account=',
      'POST /sandbox/roles',
      'GET /sandbox/tenant',
      'PUT /sandbox/tenant',
      'POST /sandbox/user-token',
      'POST /sandbox/reset',
    ],
  };
}

function faultRoutes(app: Hono, faults: Faults): void {
  app.get('/sandbox/faults', (c) => c.json(faults.all()));
  app.delete('/sandbox/faults', (c) => {
    faults.clear();
    return c.json(faults.all());
  });
  app.on(['PUT', 'DELETE'], '/sandbox/faults/:service', async (c) => {
    const service = faultServices.find((each) => each === c.req.param('service'));
    if (!service) return refused(c, `The services are ${faultServices.join(', ')}.`);
    if (c.req.method === 'DELETE') faults.clear(service);
    else {
      const fault = readFault(await bodyOf(c));
      if (typeof fault === 'string') return refused(c, fault);
      faults.set(service, fault);
    }
    return c.json(faults.all());
  });
}

function tenantRoutes(app: Hono, tenant: SimulatedTenant): void {
  app.get('/sandbox/tenant', (c) =>
    c.json({
      ...tenant.state.settings,
      mailboxes: tenant.state.mailboxes.length,
      devices: tenant.state.devices.length,
    }),
  );
  app.put('/sandbox/tenant', async (c) => {
    const settings = readSettings(await bodyOf(c));
    if (typeof settings === 'string') return refused(c, settings);
    tenant.alter(settings);
    return c.json(tenant.state.settings);
  });
  app.get('/sandbox/cmdlets', (c) => {
    const { cmdlet, identity, since } = c.req.query();
    const from = since === undefined ? 0 : Date.parse(since);
    if (Number.isNaN(from)) return refused(c, 'since is a time such as 2026-01-31T10:00:00Z.');
    const cmdlets = tenant
      .cmdlets()
      .filter(
        (entry) =>
          (cmdlet === undefined || entry.cmdlet.toLowerCase() === cmdlet.toLowerCase()) &&
          (identity === undefined || entry.identity === identity) &&
          Date.parse(entry.time) >= from,
      );
    return c.json({ cmdlets });
  });
  app.post('/sandbox/run', (c) => run(c, tenant));
}

/** PowerShell does not mind the case of names. */
const spelt = (name: string, names: readonly string[]): string =>
  names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;

/** As Microsoft spells them. */
function callOf(
  cmdlet: string,
  parameters: object,
): { readonly name: string; readonly input: Input } {
  const name = spelt(cmdlet, Object.keys(catalogue));
  const known = parametersOf(name);
  const input = Object.entries(parameters).map(([key, value]) => [spelt(key, known), value]);
  return { name, input: Object.fromEntries(input) };
}

async function run(c: Context, tenant: SimulatedTenant): Promise<Response> {
  const { account, cmdlet, parameters = {} } = (await bodyOf(c)) ?? {};
  if (typeof account !== 'string' || typeof cmdlet !== 'string') {
    return refused(c, 'Send {"account", "cmdlet", "parameters"}: account and cmdlet are texts.');
  }
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    return refused(c, 'parameters is an object of names and values.');
  }
  const id = tenant.idOf(account);
  if (id === undefined) return refused(c, `There is no account ${account}.`);
  try {
    const { name, input } = callOf(cmdlet, parameters);
    const { total, row, warnings = [] } = tenant.run(id, name, input);
    return c.json({ rows: Array.from({ length: total }, (_, index) => row(index)), warnings });
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return c.json({ error: error.message, type: error.type }, 422);
  }
}

function roleRoutes(app: Hono, tenant: SimulatedTenant): void {
  app.get('/sandbox/roles', (c) => {
    const account = c.req.query('account');
    const held = account === undefined ? undefined : rolesOf(tenant, account);
    return held ? c.json(held) : refused(c, 'Ask with ?account= and an account of the tenant.');
  });
  app.post('/sandbox/roles', async (c) => {
    const { account, role, action } = (await bodyOf(c)) ?? {};
    if (typeof account !== 'string' || typeof role !== 'string') {
      return refused(c, 'Send {"account", "role", "action"}: account and role are texts.');
    }
    if (action !== 'give' && action !== 'take') return refused(c, 'action is give or take.');
    const done = tenant.setRole({ account, role, action });
    const held = rolesOf(tenant, account);
    if (!held) return refused(c, `There is no account ${account}.`);
    return done === undefined
      ? refused(c, `There is no role ${role} that ${account} could have.`)
      : c.json({ account, action, took: done, ...held });
  });
}

/** What a person's Teams gets from Entra, for Bot Framework clients that play Teams. */
function userTokenRoute(app: Hono, { people }: SimulatedTenant, users: UserTokens): void {
  app.post('/sandbox/user-token', async (c) => {
    const { person } = (await bodyOf(c)) ?? {};
    const known = people.people.find(({ teamsId }) => teamsId === person);
    const token = await users.token(known?.objectId ?? String(person));
    return token === undefined
      ? refused(c, 'person is a Teams id, an Entra object id or a user principal name.')
      : c.json({ token, resource: `api://botid-${people.servicePrincipal.appId}` });
  });
}
