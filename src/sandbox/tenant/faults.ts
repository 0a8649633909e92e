import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { faultAnswers } from './fault-answers.js';
import { type Fault, type FaultService, faultServices } from './fault-modes.js';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Closes the connection without an answer, as a broken network does. */
function drop(c: Context<{ Bindings: HttpBindings }>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

const failed = (c: Context): Response =>
  c.json({ error: { code: 'InternalServerError', message: 'An unexpected error occurred.' } }, 500);

/** Faults that are in force, per service. */
export class Faults {
  private readonly current = new Map<FaultService, Fault>();

  all(): { readonly [S in FaultService]?: Fault } {
    return Object.fromEntries(this.current);
  }

  set(service: FaultService, fault: Fault): void {
    this.current.set(service, fault);
  }

  clear(service?: FaultService): void {
    for (const each of service ? [service] : faultServices) this.current.delete(each);
  }

  /** The fault that hits this request, if any; its count goes down. */
  private take(service: FaultService): Fault | undefined {
    const fault = this.current.get(service);
    if (fault?.times === undefined) return fault;
    if (fault.times <= 1) this.current.delete(service);
    else this.current.set(service, { ...fault, times: fault.times - 1 });
    return fault;
  }

  /** Middleware that makes a service's requests fail while a fault is set. */
  at(service: FaultService): MiddlewareHandler<{ Bindings: HttpBindings }> {
    return async (c, next) => {
      const fault = this.take(service);
      if (!fault) return next();
      const { mode, ms } = fault;
      if (mode === 'drop') return drop(c);
      if (mode === 'bad-json')
        return c.body('{"value": [', 200, { 'content-type': 'application/json' });
      if (mode === 'slow') {
        await wait(ms ?? 3000);
        return next();
      }
      if (mode === 'applied-then-500' || mode === 'applied-then-drop') {
        await next();
        c.res = mode === 'applied-then-drop' ? drop(c) : failed(c);
        return undefined;
      }
      const answer = faultAnswers[service][mode];
      if (!answer) return next();
      if (mode === 'throttle') c.header('Retry-After', String(Math.ceil((ms ?? 2000) / 1000)));
      return typeof answer.body === 'string'
        ? c.body(answer.body, answer.status as ContentfulStatusCode)
        : c.json(answer.body, answer.status as ContentfulStatusCode);
    };
  }
}
