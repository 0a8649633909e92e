import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type SpanContext,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Log, LogFields } from './create-log.js';

type Facts = { readonly [name: string]: string | number | boolean };

interface Origin {
  readonly turn?: string;
  readonly traceparent?: string;
}

interface Part {
  within<T>(work: () => T): T;
  note(facts: Facts): void;
  end(error?: unknown): void;
}

/** What is under way, found together: in the log by the ids that its lines share, in a trace by its spans. */
export interface Trace {
  readonly begin: (name: string, facts?: Facts, origins?: readonly Origin[]) => Part;
  readonly here: () => Origin | undefined;
  /** Whether something is under way. */
  readonly isWithin: () => boolean;
  /** Does work that belongs to nothing that is under way, such as a job that a turn has woken. */
  readonly apart: <T>(work: () => T) => T;
}

export interface TraceOptions {
  readonly log: Log;
  readonly tracer: Tracer;
  /** Milliseconds that never go back. */
  readonly now: () => number;
}

/** Facts that every line inside a part has. */
const joining = ['turn', 'change', 'sync'];

/** What an operator wants to see without asking for more. */
const toldAlways: ReadonlySet<string> = new Set(['change', 'sync']);

const isTraced = (place: SpanContext): boolean => isSpanContextValid(place);

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function linkTo({ traceparent: text = '' }: Origin): readonly Link[] {
  const [, traceId, spanId, flags] = traceparent.exec(text) ?? [];
  if (!traceId || !spanId || !flags) return [];
  return [{ context: { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true } }];
}

/** A failure by its kind alone: its words may name people. */
const faultIn = (error: unknown): string => {
  const { fault, name } = Object(error) as { fault?: unknown; name?: unknown };
  return typeof fault === 'string' ? fault : String(name ?? typeof error);
};

function joinedBy(facts: Facts, origins: readonly Origin[], place: SpanContext): LogFields {
  const turn = origins.at(-1)?.turn;
  return {
    ...(turn === undefined ? {} : { turn }),
    ...Object.fromEntries(Object.entries(facts).filter(([name]) => joining.includes(name))),
    ...(isTraced(place) ? { trace: place.traceId } : {}),
  };
}

/** Everything that is under way in this process, each part within the one that it was begun in. */
export function createTrace({ log, tracer, now }: TraceOptions): Trace {
  const around = new AsyncLocalStorage<Context>();

  const begin: Trace['begin'] = (name, facts = {}, origins = []) => {
    const parent = around.getStore() ?? ROOT_CONTEXT;
    const options = { attributes: { ...facts }, links: origins.flatMap(linkTo) };
    const span = tracer.startSpan(name, options, parent);
    const context = trace.setSpan(parent, span);
    const fields = joinedBy(facts, origins, span.spanContext());
    const tell = toldAlways.has(name) ? log.info : log.debug;
    const within: Part['within'] = (work) => around.run(context, () => log.within(fields, work));
    const start = now();
    let noted: Facts = facts;
    let isOver = false;
    within(() => tell(`${name}.begun`, facts));
    return {
      within,
      note: (more) => {
        noted = { ...noted, ...more };
        span.setAttributes(more);
      },
      end: (error) => {
        if (isOver) return;
        isOver = true;
        const failed = error === undefined ? {} : { failed: faultIn(error) };
        if (failed.failed) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: failed.failed });
        }
        span.end();
        within(() => tell(`${name}.ended`, { ...noted, ...failed, ms: Math.round(now() - start) }));
      },
    };
  };

  return {
    begin,
    here: () => {
      const place = trace.getSpan(around.getStore() ?? ROOT_CONTEXT)?.spanContext();
      const { turn } = log.here();
      const origin: Origin = {
        ...(typeof turn === 'string' ? { turn } : {}),
        ...(place && isTraced(place) ? { traceparent: traceparentOf(place) } : {}),
      };
      return Object.keys(origin).length > 0 ? origin : undefined;
    },
    isWithin: () => trace.getSpan(around.getStore() ?? ROOT_CONTEXT) !== undefined,
    apart: (work) => around.run(ROOT_CONTEXT, () => log.apart(work)),
  };
}
