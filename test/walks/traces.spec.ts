import assert from 'node:assert/strict';
import { approvals, SetupStory } from '../support/setup-story.js';
import {
  type ReceivedSpan,
  startTraceReceiver,
  type TraceReceiver,
} from '../support/trace-receiver.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

type Json = { readonly [name: string]: unknown };

const newRule = 'New-ActiveSyncDeviceAccessRule';

describe('a change as a trace and in the log', function () {
  this.timeout(120_000);
  let receiver: TraceReceiver;
  let walk: Walk;
  let id: string;
  let failureId: string;
  before(async () => {
    receiver = await startTraceReceiver();
    walk = await startWalk({
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    });
    const story = new SetupStory(walk);
    await walk.open('alice');
    ({ id } = await story.requested());
    const card = await story.until('bob', approvals, /Waiting for approval/);
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('bob', approvals, /Done, and checked afterwards/);
    walk.fault('exchange', { mode: 'error-500' });
    const failed = shownIn(await walk.say('alice', 'quarantined'));
    failureId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(failed)?.[0] ?? failed;
    // Its end hands on what is left.
    await walk.end(0);
  });
  after(async () => {
    await walk.stop();
    await receiver.close();
  });

  const spans = (name: string, facts: Json = {}): readonly ReceivedSpan[] =>
    receiver.spans.filter(
      (span) =>
        span.name === name &&
        Object.entries(facts).every(([key, value]) => span.facts[key] === value),
    );
  const wayOf = (span: ReceivedSpan | undefined): readonly string[] =>
    span ? receiver.way(span).map(({ name }) => name) : [];
  const run = (): ReceivedSpan => {
    const [found] = spans('change', { change: id });
    assert.ok(found);
    return found;
  };
  const lines = (): readonly Json[] => walk.log.map((line) => JSON.parse(line) as Json);

  it('goes to the receiver by its own path', () => {
    assert.deepEqual([...receiver.paths], ['POST /v1/traces']);
  });

  it('has the plan from the activity to the cmdlet in one trace', () => {
    const planned = spans('cmdlet', { cmdlet: 'Get-ActiveSyncOrganizationSettings' });
    const ways = planned.map((span) => wayOf(span).join(' < '));
    assert.ok(ways.includes('cmdlet < command < turn'), ways.join('\n'));
    const traces = planned.map((span) => new Set(receiver.way(span).map((each) => each.traceId)));
    assert.ok(traces.every(({ size }) => size === 1));
  });

  it('has what Graph, the authority and the Store were asked within the turn', () => {
    for (const name of ['graph', 'token', 'store']) {
      const roots = new Set(spans(name).map((span) => wayOf(span).at(-1)));
      assert.ok(roots.has('turn'), `${name}: ${[...roots]}`);
    }
  });

  it('has the run apart, linked to the request and the approval', () => {
    const { links, parentSpanId } = run();
    assert.equal(parentSpanId, undefined);
    const from = links.map(({ spanId }) => receiver.spans.find((span) => span.spanId === spanId));
    assert.deepEqual(
      from.map((span) => [...wayOf(span), span?.facts['command']].join(' < ')),
      ['command < turn < change', 'command < turn < approve'],
    );
  });

  it('has the cmdlet that wrote, the sync and the cards with the run', () => {
    const [written, ...more] = spans('cmdlet', { cmdlet: newRule });
    assert.deepEqual([wayOf(written), more.length], [['cmdlet', 'change'], 0]);
    const [sync] = spans('sync').filter((span) => wayOf(span).at(-1) === 'change');
    assert.ok(sync);
    assert.ok(spans('notice', { subject: 'change', change: id }).length > 0);
  });

  it('has each request to Exchange with the id that it went with', () => {
    const asked = spans('exchange', { resource: newRule });
    assert.deepEqual(asked.map(wayOf), [['exchange', 'cmdlet', 'change']]);
    assert.match(String(asked[0]?.facts['clientRequestId']), /^[0-9a-f-]{36}$/);
  });

  it('joins the log lines of the approval, of the change and of its cmdlets', () => {
    const begun = lines().find(({ event, change }) => event === 'change.begun' && change === id);
    const approval = spans('turn', { turn: String(begun?.['turn']) });
    assert.equal(approval[0]?.facts['type'], 'invoke');
    const ended = lines().find(
      ({ event, cmdlet }) => event === 'cmdlet.ended' && cmdlet === newRule,
    );
    const { change, turn, trace, ms } = ended ?? {};
    assert.deepEqual(
      { change, turn, trace },
      {
        change: id,
        turn: begun?.['turn'],
        trace: run().traceId,
      },
    );
    assert.equal(typeof ms, 'number');
  });

  it('finds the failure that a person was shown by its id', () => {
    const found = lines().filter(({ turn }) => turn === failureId);
    const events = found.map(({ event }) => event);
    for (const event of ['turn', 'cmdlet.ended', 'command.ended']) {
      assert.ok(events.includes(event), `${event} of ${failureId} in ${events}`);
    }
    assert.ok(spans('cmdlet').some(({ isFailed }) => isFailed));
  });

  it('tells nobody and nothing that somebody wrote', () => {
    const told =
      JSON.stringify(receiver.spans) +
      walk.log.filter((line) => /"level":"debug"/.test(line)).join('');
    for (const secret of [
      /@/,
      /contoso/i,
      /Alice|Bob/,
      /New phones/,
      /Please call/,
      /Bearer|eyJ/,
    ]) {
      assert.doesNotMatch(told.replaceAll('19:approvals@thread.tacv2', ''), secret);
    }
  });
});
