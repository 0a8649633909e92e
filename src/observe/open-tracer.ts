import { type Tracer, trace } from '@opentelemetry/api';

export interface TracerOptions {
  /** The base address of an OTLP receiver, such as `http://127.0.0.1:4318`; undefined: none. */
  readonly endpoint: string | undefined;
  readonly version: string;
  /** Told once when spans could not be handed on, and again after it worked in between. */
  readonly onError: (error: unknown) => void;
}

export interface OpenTracer {
  readonly tracer: Tracer;
  /** Hands on what is left; at most so many milliseconds. */
  close(ms: number): Promise<void>;
}

const name = 'exchange-connector-bot';

/**
 * A tracer whose spans go to an OTLP receiver over HTTP. Without one it is OpenTelemetry's own, which does
 * nothing unless somebody has loaded an SDK into the process; then nothing of the exporter is loaded.
 */
export async function openTracer(options: TracerOptions): Promise<OpenTracer> {
  const { endpoint, version, onError } = options;
  if (endpoint === undefined) {
    return { tracer: trace.getTracer(name, version), close: async () => {} };
  }
  const [
    { BatchSpanProcessor, TracerProvider },
    { OTLPTraceExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  let isLost = false;
  const telling: Pick<typeof exporter, 'export' | 'shutdown'> = {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error && !isLost) onError(result.error);
        isLost = result.error !== undefined;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': name, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter: telling })],
  });
  return {
    tracer: provider.getTracer(name, version),
    close: async (ms) => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
      await Promise.race([provider.shutdown().catch(onError), late]);
    },
  };
}
