import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** In bytes: more than the page or a script has to send. */
const largestBody = 1024 * 1024;

const writes: ReadonlySet<string> = new Set(['POST', 'PUT']);

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whether a request is for a path such as `/sandbox/faults/:service`. */
const isFor = (path: string, asked: string): boolean => {
  const [parts, given] = [path.split('/'), asked.split('/')];
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith(':') || part === given[index])
  );
};

const limit = bodyLimit({
  maxSize: largestBody,
  // What was not read would be taken for the next request.
  onError: (c) => c.json({ error: 'A body has at most 1 MB.' }, 413, { Connection: 'close' }),
});

/** Refuses a body that is too large, or is there and no JSON object: whatever the Content-Type says. */
export const jsonBody: readonly MiddlewareHandler[] = [
  limit,
  async (c, next) => {
    const text = writes.has(c.req.method) ? await c.req.text() : '';
    if (text !== '' && !isJsonObject(text)) {
      return c.json({ error: 'The body is no JSON object.' }, 400);
    }
    return next();
  },
];

/**
 * Answers what else is asked for below a path: with the methods that are taken there, or with where to look.
 * To be called when everything that there is has been added.
 */
export function refuseOthers(app: Hono, below: '/sandbox' | '/page'): void {
  const doors = app.routes.filter(({ method }) => method !== 'ALL');
  const answer = (c: Context): Response => {
    const { path } = c.req;
    const methods = doors.filter((door) => isFor(door.path, path)).map(({ method }) => method);
    if (methods.length === 0) {
      return c.json({ error: `There is no ${path}. GET /sandbox tells what there is.` }, 404);
    }
    c.header('Allow', methods.join(', '));
    return c.json({ error: `${path} takes ${methods.join(' and ')}.` }, 405);
  };
  app.all(`${below}/*`, answer);
}
