import assert from 'node:assert/strict';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { createLog } from '../../src/observe/create-log.js';
import { createTrace } from '../../src/observe/create-trace.js';
import { openTracer } from '../../src/observe/open-tracer.js';
import { tracedFetch } from '../../src/observe/traced-fetch.js';

type Json = { readonly [name: string]: unknown };

/** Parts with a tracer whose spans are kept, and what was logged. */
function traced() {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const lines: Json[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(JSON.parse(line) as Json) });
  const trace = createTrace({ log, tracer: provider.getTracer('spec'), now: () => 0 });
  return { trace, log, lines, spans: () => exporter.getFinishedSpans() };
}

describe('what is under way', () => {
  it('is told in every line inside, and in none outside', async () => {
    const { trace, log, lines } = traced();
    await trace.begin('turn', { turn: 'one' }).within(async () => {
      await trace.begin('change', { change: 'ABC' }).within(async () => log.info('inner'));
      trace.apart(() => log.info('apart'));
    });
    log.info('outside');
    const ids = lines
      .filter(({ event }) => ['inner', 'apart', 'outside'].includes(String(event)))
      .map(({ event, turn, change }) => [event, turn, change]);
    assert.deepEqual(ids, [
      ['inner', 'one', 'ABC'],
      ['apart', undefined, undefined],
      ['outside', undefined, undefined],
    ]);
  });

  it('fails by the kind of its failure, and never by its words', () => {
    const { trace, lines, spans } = traced();
    const part = trace.begin('cmdlet', { cmdlet: 'Get-X' });
    part.end(Object.assign(new Error('alice@contoso.com may not'), { fault: 'denied' }));
    part.end();
    assert.deepEqual(lines.at(-1)?.['failed'], 'denied');
    assert.deepEqual(
      spans().map(({ status }) => status.message),
      ['denied'],
    );
    assert.doesNotMatch(JSON.stringify(lines), /alice/);
  });

  it('goes on elsewhere by its origin, without a tracer too', async () => {
    const { tracer } = await openTracer({ endpoint: undefined, version: '1', onError: () => {} });
    const { log, lines } = traced();
    const trace = createTrace({ log, tracer, now: () => 0 });
    const origin = trace.begin('turn', { turn: 'one' }).within(() => trace.here());
    assert.deepEqual(origin, { turn: 'one' });
    trace.begin('change', { change: 'ABC' }, [{ turn: 'one' }]);
    assert.equal(lines.at(-1)?.['turn'], 'one');
    assert.equal(trace.here(), undefined);
  });
});

describe('a request', () => {
  const ask = async (isToldTrace: boolean, address: string) => {
    const { trace, spans } = traced();
    const sent: Headers[] = [];
    const fetch = tracedFetch({
      trace,
      service: 'graph',
      isToldTrace,
      fetch: async (_, init) => {
        sent.push(new Headers(init?.headers));
        return new Response('{}', { status: 200, headers: { 'request-id': 'theirs' } });
      },
    });
    await fetch(address, { headers: { Authorization: 'Bearer x', 'client-request-id': 'ours' } });
    return { sent: sent[0], span: spans()[0] };
  };

  it('goes with the place in the trace where the service takes it', async () => {
    const { sent, span } = await ask(true, 'https://graph.microsoft.com/v1.0/organization');
    const { traceId = '', spanId = '' } = span?.spanContext() ?? {};
    assert.equal(sent?.get('traceparent'), `00-${traceId}-${spanId}-01`);
    assert.equal(sent?.get('authorization'), 'Bearer x');
  });

  it('goes without it where it does not', async () => {
    const { sent } = await ask(
      false,
      'https://outlook.office365.com/adminapi/beta/x/InvokeCommand',
    );
    assert.equal(sent?.get('traceparent'), null);
  });

  it('is told by its kind and its ids, and names nobody', async () => {
    const { span } = await ask(
      true,
      'https://graph.microsoft.com/v1.0/users/alice@contoso.com?$x=1',
    );
    assert.deepEqual(span?.attributes, {
      resource: 'users',
      clientRequestId: 'ours',
      status: 200,
      requestId: 'theirs',
    });
  });
});
