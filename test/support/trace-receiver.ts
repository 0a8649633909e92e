import { json } from 'node:stream/consumers';
import { serve } from './serve.js';

/** A span as OTLP's JSON has it; its attributes as they are named. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly facts: { readonly [name: string]: unknown };
  readonly isFailed: boolean;
}

interface Otlp {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ReceivedSpan, 'facts' | 'isFailed' | 'links'> & {
        readonly links?: ReceivedSpan['links'];
        readonly attributes: readonly { readonly key: string; readonly value: object }[];
        readonly status: { readonly code?: number };
      })[];
    }[];
  }[];
}

/** https://opentelemetry.io/docs/specs/otlp/#otlphttp, JSON: what the collector's receiver does with it. */
export async function startTraceReceiver() {
  const spans: ReceivedSpan[] = [];
  const paths = new Set<string>();
  const served = await serve(async (asked, answer) => {
    paths.add(`${asked.method} ${asked.url}`);
    const { resourceSpans } = (await json(asked)) as Otlp;
    for (const span of resourceSpans.flatMap((each) => each.scopeSpans.flatMap((s) => s.spans))) {
      const facts = span.attributes.map(({ key, value }) => [key, Object.values(value)[0]]);
      const { links = [], status } = span;
      spans.push({ ...span, links, facts: Object.fromEntries(facts), isFailed: status.code === 2 });
    }
    answer.setHeader('content-type', 'application/json');
    answer.end('{}');
  });
  /** A span and those around it, the outermost last. */
  const way = (span: ReceivedSpan): readonly ReceivedSpan[] => {
    const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
    return parent ? [span, ...way(parent)] : [span];
  };
  return { ...served, spans, paths, way };
}

export type TraceReceiver = Awaited<ReturnType<typeof startTraceReceiver>>;
