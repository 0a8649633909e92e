import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { BearerReader, Caller } from '../bearer.js';
import type { Faults } from '../faults.js';
import type { SimulatedTenant } from '../simulated-tenant.js';
import { ExchangeError } from './exchange-error.js';
import type { Input, Output } from './handler.js';
import { moduleFile } from './module-file.js';

const audience = 'https://outlook.office365.com';
const largestPage = 1000;

interface Invocation {
  readonly cmdlet: string;
  readonly parameters: Input;
}

/** `{"CmdletInput":{"CmdletName":…,"Parameters":{…}}}`; undefined for anything else. */
async function invocationOf(c: Context): Promise<Invocation | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const input = (
    body as { CmdletInput?: { CmdletName?: unknown; Parameters?: unknown } } | undefined
  )?.CmdletInput;
  if (typeof input?.CmdletName !== 'string') return undefined;
  const { Parameters: parameters = {} } = input;
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    return undefined;
  }
  return { cmdlet: input.CmdletName, parameters: parameters as Input };
}

const errorBody = (message: string): object => ({
  error: {
    code: 'InternalServerError',
    message: 'Error executing cmdlet',
    details: [{ code: 'Client', target: '', message }],
    innererror: {
      message: 'Error executing cmdlet',
      type: 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      stacktrace: '   at Microsoft.Exchange.Admin.OData.Core.ExecutionManager.ExecuteCmdlet',
    },
  },
});

/** What Exchange says to an application without a service principal there and without an Entra role. */
const unknownHere =
  "[FailureCategory=AuthZ-CmdletAccessDeniedException] The role assigned to application isn't supported in this scenario. Please check online documentation for assigning correct Directory Roles to Azure AD Application for EXO App-Only Authentication.";

const isMayRun = ({ roles, scopes, isApplication }: Caller): boolean =>
  isApplication ? roles.includes('Exchange.ManageAsApp') : scopes.includes('Exchange.Manage');

function pageSizeOf(c: Context): number {
  const asked = Number(/odata\.maxpagesize=(\d+)/i.exec(c.req.header('prefer') ?? '')?.[1]);
  return asked >= 1 ? Math.min(asked, largestPage) : largestPage;
}

function pageOf(c: Context, output: Output): object {
  const start = Number(c.req.query('$skiptoken') ?? 0) || 0;
  const end = Math.min(output.total, start + pageSizeOf(c));
  const select = c.req.query('$select')?.split(',');
  const rows = Array.from({ length: Math.max(0, end - start) }, (_, index) => {
    const row = output.row(start + index);
    return select
      ? Object.fromEntries(Object.entries(row).filter(([name]) => select.includes(name)))
      : row;
  });
  const next = new URL(c.req.url);
  next.searchParams.set('$skiptoken', String(end));
  return {
    '@odata.context': `${new URL(c.req.url).origin}/exchange/adminapi/beta/$metadata#Collection(Exchange.Row)`,
    ...(output.warnings?.length ? { '@adminapi.warnings': output.warnings } : {}),
    value: rows,
    ...(end < output.total ? { '@odata.nextLink': next.href } : {}),
  };
}

/** More than are read at a time; whose further pages nobody asks for goes first. */
const mostResults = 20;

/** Results that have further pages: the cmdlet runs once for all of them. */
class Results {
  private readonly kept = new Map<string, Output>();

  keep(key: string, output: Output): Output {
    this.kept.delete(key);
    if (output.total > largestPage) this.kept.set(key, output);
    if (this.kept.size > mostResults) this.kept.delete(this.kept.keys().next().value ?? '');
    return output;
  }

  of(key: string, run: () => Output): Output {
    return this.kept.get(key) ?? run();
  }
}

/** The endpoint behind Microsoft's module: `InvokeCommand`, and the list of what a token may run. */
export function exchangeRoutes(
  tenant: SimulatedTenant,
  bearer: BearerReader,
  faults: Faults,
): Hono {
  const app = new Hono();
  const results = new Results();
  const tenantIds = [tenant.people.tenant.id, tenant.people.tenant.initialDomain];
  const callerOf = (c: Context): Promise<Caller | undefined> =>
    bearer(c.req.header('authorization'), audience);
  const isUnknown = ({ isApplication }: Caller): boolean =>
    isApplication && !tenant.state.settings.servicePrincipalInExchange;
  app.use('/exchange/*', faults.at('exchange'));

  app.get('/exchange/adminapi/:version/:tenant/EXOModuleFile', async (c) => {
    const caller = await callerOf(c);
    if (!caller) return c.body('', 401);
    if (isUnknown(caller)) return c.json(errorBody(unknownHere), 403);
    const permitted = tenant.state.rbac.permitted(caller.objectId);
    return c.json(moduleFile(isMayRun(caller) ? permitted : new Map()));
  });

  app.post('/exchange/adminapi/:version/:tenant/InvokeCommand', async (c) => {
    const caller = await callerOf(c);
    if (!caller) return c.body('', 401);
    if (!tenantIds.includes(c.req.param('tenant'))) return c.body('', 404);
    if (!isMayRun(caller))
      return c.json(errorBody('The application lacks Exchange.ManageAsApp.'), 403);
    if (isUnknown(caller)) return c.json(errorBody(unknownHere), 403);
    const invocation = await invocationOf(c);
    if (!invocation) {
      return c.json({ error: { code: 'BadRequest', message: 'CmdletInput is missing.' } }, 400);
    }
    try {
      const run = (): Output =>
        tenant.run(caller.objectId, invocation.cmdlet, invocation.parameters);
      const key = JSON.stringify([caller.objectId, invocation]);
      const isFirst = c.req.query('$skiptoken') === undefined;
      return c.json(pageOf(c, isFirst ? results.keep(key, run()) : results.of(key, run)));
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      const { hash, type, message, status } = error;
      c.header('X-ExceptionType', type);
      return c.json(errorBody(`${hash}|${type}|${message}`), status as ContentfulStatusCode);
    }
  });
  return app;
}
