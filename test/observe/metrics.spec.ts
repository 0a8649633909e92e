import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { startMetricsServer } from '../../src/http/metrics-server.js';
import { createMetrics, type MetricSources } from '../../src/observe/metrics.js';

const sources: MetricSources = {
  running: () => ({ running: 2, waiting: 5, workers: 3 }),
  lastSuccess: async () => 1_795_000_000,
  openIncidents: async () => 1,
  outbox: async () => ({ count: 4, oldestSeconds: 90 }),
  deadConversations: async () => 0,
  auditEntries: async () => 17,
};

describe('the metrics', () => {
  it('count what happens, and read the rest when they are looked at', async () => {
    const metrics = createMetrics(sources);
    metrics.turn('text', 120);
    metrics.cmdlet('Get-MobileDevice', 'throttled', 50);
    metrics.notice('sent');
    metrics.sync('full', 'done', 2000);
    metrics.failure('reply.failed');
    const text = await metrics.text();
    for (const line of [
      'exchange_connector_bot_turn_seconds_count{kind="text"} 1',
      'exchange_connector_bot_cmdlet_seconds_count{cmdlet="Get-MobileDevice",outcome="throttled"} 1',
      'exchange_connector_bot_notices_total{outcome="sent"} 1',
      'exchange_connector_bot_sync_seconds_sum{kind="full",state="done"} 2',
      'exchange_connector_bot_failures_total{event="reply.failed"} 1',
      'exchange_connector_bot_cmdlets_waiting 5',
      'exchange_connector_bot_last_success_timestamp_seconds 1795000000',
      'exchange_connector_bot_notices_oldest_seconds 90',
      'exchange_connector_bot_audit_entries 17',
    ]) {
      assert.ok(text.split('\n').includes(line), line);
    }
  });

  it('are no number where they cannot be read', async () => {
    const failing = { ...sources, auditEntries: () => Promise.reject(new Error('no')) };
    const text = await createMetrics(failing).text();
    assert.match(text, /_open_incidents 1\n/);
    assert.match(text, /_audit_entries nan\n/i);
  });

  it('are read over HTTP on this machine, and nothing else is', async () => {
    const metrics = createMetrics(sources);
    const server = await startMetricsServer(
      {
        host: '127.0.0.1',
        port: 0,
        onError: (error) => assert.fail(String(error)),
      },
      metrics.text,
    );
    const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
    const answer = await get('/metrics');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.match(await answer.text(), /_cmdlets_running 2\n/);
    assert.equal((await get('/')).status, 404);
    await server.close(0);
  });

  it('are all that the alerts and the dashboard ask for', async () => {
    const text = await createMetrics(sources).text();
    for (const file of ['docs/operations/alerts.yml', 'docs/operations/dashboard.json']) {
      const asked = readFileSync(file, 'utf8').match(/exchange_connector_bot_\w+/g) ?? [];
      assert.ok(asked.length > 4, file);
      for (const name of asked) {
        assert.match(
          text,
          new RegExp(`^# HELP ${name.replace(/_(bucket|sum|count)$/, '')} `, 'm'),
          name,
        );
      }
    }
  });
});
