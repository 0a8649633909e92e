import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { evaluate, type Series } from '../support/promql.js';

const prefix = 'exchange_connector_bot_';
const now = 1_795_000_000;
const minute = 60;

/** The rules as they stand: a name, an expression and how long it has to hold. */
const rules = new Map(
  [
    ...readFileSync('docs/operations/alerts.yml', 'utf8').matchAll(
      /- alert: (\w+)\n\s+expr: (?:>-\n)?([\s\S]*?)\n\s+(?:for|labels):/g,
    ),
  ].map(([, name = '', expression = '']) => [name, expression.replace(/\s+/g, ' ')]),
);

/** A series with a sample each minute for two hours. */
const series = (
  name: string,
  value: (minutesAgo: number) => number,
  labels: Series['labels'] = {},
): Series => ({
  name: `${prefix}${name}`,
  labels,
  samples: Array.from({ length: 121 }, (_, n) => {
    const minutesAgo = 120 - n;
    return [now - minutesAgo * minute, value(minutesAgo)] as const;
  }),
});

const done = { cmdlet: 'Get-MobileDevice', outcome: 'done' };
const denied = { cmdlet: 'Get-MobileDevice', outcome: 'notPermitted' };
const rising = (perMinute: number) => (minutesAgo: number) => (120 - minutesAgo) * perMinute;

/** A bot that is well: two processes, a sync an hour ago, a cmdlet that fails now and then. */
const well: readonly Series[] = [
  series('open_incidents', () => 0, { instance: 'one' }),
  series('open_incidents', () => 0, { instance: 'two' }),
  series('last_success_timestamp_seconds', () => now - 3600, { instance: 'one' }),
  series('notices_oldest_seconds', () => 3),
  series('notices_total', rising(1), { outcome: 'sent' }),
  series('notices_total', () => 2, { outcome: 'refused' }),
  series('cmdlet_seconds_count', rising(10), done),
  series('cmdlet_seconds_count', rising(1), denied),
  series('failures_total', rising(0.05), { event: 'reply.failed' }),
];

const without = (name: string): readonly Series[] =>
  well.filter((each) => each.name !== `${prefix}${name}`);

describe('the alert rules', () => {
  const fires = (name: string, over: readonly Series[]): boolean =>
    evaluate(rules.get(name) ?? '', over, now).length > 0;

  it('are all tried here', () => {
    assert.deepEqual([...rules.keys()].toSorted(), Object.keys(ill).toSorted());
  });

  const ill: { readonly [name: string]: readonly Series[] } = {
    ExchangeConnectorBotDown: without('open_incidents'),
    ExchangeConnectorSyncOverdue: [
      ...without('last_success_timestamp_seconds'),
      series('last_success_timestamp_seconds', () => now - 27 * 3600),
    ],
    ExchangeConnectorNoticesStuck: [
      ...without('notices_oldest_seconds'),
      series('notices_oldest_seconds', () => 1000),
    ],
    ExchangeConnectorNoticesLost: [
      ...well,
      series('notices_total', rising(0.1), { outcome: 'unknown' }),
    ],
    ExchangeConnectorCmdletsFail: [
      ...without('cmdlet_seconds_count'),
      series('cmdlet_seconds_count', rising(10), done),
      series('cmdlet_seconds_count', rising(5), denied),
    ],
    ExchangeConnectorBotFailures: [
      ...without('failures_total'),
      series('failures_total', rising(1), { event: 'sweep.failed' }),
    ],
  };

  for (const [name, over] of Object.entries(ill)) {
    it(`${name} fires when it should, and not while the bot is well`, () => {
      assert.equal(fires(name, over), true);
      assert.equal(fires(name, well), false);
    });
  }

  it('are no alerts while cmdlets only do not find what somebody asked for', () => {
    const asked = { cmdlet: 'Get-CASMailbox', outcome: 'notFound' };
    const over = [...well, series('cmdlet_seconds_count', rising(50), asked)];
    assert.equal(fires('ExchangeConnectorCmdletsFail', over), false);
  });
});
