import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type Span,
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
    ...(isSpanContextValid(place) ? { trace: place.traceId } : {}),
  };
}

/** What has begun: its name, what is told of it, its span, and how something is done inside it. */
interface Begun {
  readonly name: string;
  readonly facts: Facts;
  readonly span: Span;
  readonly within: Part['within'];
}

function partOf({ name, facts, span, within }: Begun, { log, now }: TraceOptions): Part {
  const tell = toldAlways.has(name) ? log.info : log.debug;
  const start = now();
  let noted = facts;
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
      const failed = error === undefined ? undefined : faultIn(error);
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR, message: failed });
      span.end();
      const ms = Math.round(now() - start);
      within(() => tell(`${name}.ended`, { ...noted, ...(failed ? { failed } : {}), ms }));
    },
  };
}

/** Everything that is under way in this process, each part within the one that it was begun in. */
export function createTrace(options: TraceOptions): Trace {
  const { log, tracer } = options;
  const around = new AsyncLocalStorage<Context>();
  const here = (): Context => around.getStore() ?? ROOT_CONTEXT;
  return {
    begin: (name, facts = {}, origins = []) => {
      const links = origins.flatMap(linkTo);
      const span = tracer.startSpan(name, { attributes: { ...facts }, links }, here());
      const context = trace.setSpan(here(), span);
      const fields = joinedBy(facts, origins, span.spanContext());
      const within: Part['within'] = (work) => around.run(context, () => log.within(fields, work));
      return partOf({ name, facts, span, within }, options);
    },
    here: () => {
      const place = trace.getSpan(here())?.spanContext();
      const { turn } = log.here();
      const origin: Origin = {
        ...(typeof turn === 'string' ? { turn } : {}),
        ...(place && isSpanContextValid(place) ? { traceparent: traceparentOf(place) } : {}),
      };
      return Object.keys(origin).length > 0 ? origin : undefined;
    },
    isWithin: () => trace.getSpan(here()) !== undefined,
    apart: (work) => around.run(ROOT_CONTEXT, () => log.apart(work)),
  };
}
