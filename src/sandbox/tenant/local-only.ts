import type { MiddlewareHandler } from 'hono';

/**
 * Refuses what a page of another site in the same browser could send: a foreign Host (DNS rebinding) or
 * a foreign Origin. Programs on this machine send no Origin and pass.
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  const origin = c.req.header('origin');
  const port = host.split(':')[1] ?? '';
  const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  const own = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  if (!isLocal || (origin !== undefined && !own.includes(origin))) {
    return c.json({ error: 'Only programs and pages of this machine may use the sandbox.' }, 403);
  }
  return next();
};
