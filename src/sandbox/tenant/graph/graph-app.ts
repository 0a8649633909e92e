import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { BearerReader, Caller } from '../bearer.js';

export interface GraphVariables {
  Variables: { caller: Caller };
}

export type GraphApp = Hono<GraphVariables>;

/** An error in Graph's shape. */
export function graphError(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
): Response {
  const clientRequestId = c.req.header('client-request-id') ?? crypto.randomUUID();
  return c.json(
    {
      error: {
        code,
        message,
        innerError: {
          date: new Date().toISOString().slice(0, 19),
          'request-id': crypto.randomUUID(),
          'client-request-id': clientRequestId,
        },
      },
    },
    status,
  );
}

/** Whether a segment of a path, such as `applications(appId='…')`, names an application. */
export const isOfApplication = (segment: string, appId: string): boolean =>
  segment.includes(`'${appId}'`);

/** Lets in tokens that the sandbox's authority issued for Microsoft Graph. */
export const graphAuthentication =
  (bearer: BearerReader): MiddlewareHandler<GraphVariables> =>
  async (c, next) => {
    const caller = await bearer(c.req.header('authorization'), 'https://graph.microsoft.com');
    if (!caller) {
      return graphError(c, 401, 'InvalidAuthenticationToken', 'Access token is empty or invalid.');
    }
    c.set('caller', caller);
    return next();
  };

/** Refuses who holds none of the permissions that the real call needs: the application's own, or delegated. */
export const needs =
  (...permissions: readonly string[]): MiddlewareHandler<GraphVariables> =>
  async (c, next) => {
    const { roles, scopes, isApplication } = c.get('caller');
    const held = isApplication ? roles : scopes;
    if (!permissions.some((permission) => held.includes(permission))) {
      return graphError(
        c,
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
    }
    return next();
  };

type Item = { readonly [property: string]: unknown };

/** Only the properties that `$select` names. */
export function selected(c: Context, item: Item): Item {
  const select = c.req.query('$select');
  if (!select) return item;
  const names = select.split(',').map((name) => name.trim());
  return Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]]));
}

/** One page of a collection: `$top` rows (100 unless told, 999 at the most) and a link to the next. */
export function page(c: Context, total: number, item: (index: number) => Item): Response {
  const top = Math.min(999, Math.max(1, Number(c.req.query('$top') ?? 100) || 100));
  const start = Number(c.req.query('$skiptoken') ?? 0) || 0;
  const end = Math.min(total, start + top);
  const next = new URL(c.req.url);
  next.searchParams.set('$skiptoken', String(end));
  return c.json({
    '@odata.context': `${new URL(c.req.url).origin}/graph/v1.0/$metadata`,
    ...(end < total ? { '@odata.nextLink': next.href } : {}),
    value: Array.from({ length: Math.max(0, end - start) }, (_, index) =>
      selected(c, item(start + index)),
    ),
  });
}
