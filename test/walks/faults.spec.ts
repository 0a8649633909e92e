import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultMode, faultModes } from '../../src/sandbox/tenant/fault-modes.js';
import { clientMessage } from '../support/client-activity.js';
import { textsIn } from '../support/draw.js';
import { startWalk, type Walk } from '../support/walk.js';

interface Answered {
  readonly activities: readonly {
    readonly text?: string;
    readonly summary?: string;
    readonly attachments?: readonly { readonly content: unknown }[];
  }[];
}

/** What an answer must never show: tokens, traces, paths, raw answers. */
const internal =
  /eyJ|Trace ID|\bat .*[/\\]\w+\.[jt]s|node_modules|FailureCategory|ODataService|RestError/;

const names = {
  authority: { en: /Microsoft Entra ID/, 'zh-TW': /Microsoft Entra ID/ },
  graph: { en: /Microsoft Graph/, 'zh-TW': /Microsoft Graph/ },
  exchange: { en: /Exchange Online/, 'zh-TW': /Exchange Online/ },
} as const;

/** Faults whose answer is a good one of that service, but says something else. */
const plausible: ReadonlySet<string> = new Set(['graph empty-page']);

describe('each fault of each service, as somebody who asks meets it', function () {
  this.timeout(60_000);
  let walk: Walk;
  let count = 0;
  const settings = { EXCHANGE_TIMEOUT_SECONDS: '1', GRAPH_TIMEOUT_SECONDS: '1' };

  before(async () => {
    walk = await startWalk(settings);
  });
  after(() => walk.stop());

  async function restart(): Promise<void> {
    await walk.stop();
    walk = await startWalk(settings);
  }

  async function ask(person: string, text: string): Promise<string> {
    count += 1;
    const response = await walk.post(clientMessage(person, text, `fault-${count}`));
    assert.equal(response.status, 200);
    const { activities } = (await response.json()) as Answered;
    assert.ok(activities.length > 0, 'there is an answer');
    return activities
      .flatMap(({ text, attachments = [] }) => [text ?? '', ...attachments.flatMap(shown)])
      .join('\n');
  }
  const shown = ({ content }: { readonly content: unknown }) => textsIn(content);

  async function recovered(text: string): Promise<string> {
    const end = Date.now() + 15_000;
    for (;;) {
      const answer = await ask('grace', text);
      if (!/could not be|Unknown/.test(answer) || Date.now() > end) return answer;
      await sleep(250);
    }
  }

  /** Longer than any time-out, or for haste as short as HTTP can say. */
  const msOf = (service: string, mode: FaultMode): number => {
    if (mode === 'throttle') return 1000;
    return service === 'authority' ? 8500 : 1500;
  };

  for (const service of ['authority', 'graph', 'exchange'] as const) {
    for (const mode of faultModes) {
      it(`${service}, ${mode}: says so in both languages, and forgets it when it is mended`, async () => {
        // A token that is still good would hide what becomes of the next.
        if (service === 'authority') await restart();
        walk.fault(service, { mode, ms: msOf(service, mode) });
        const inLanguage = async (person: string, language: 'en' | 'zh-TW', text: string) => {
          const answer = await ask(person, text);
          assert.doesNotMatch(answer, internal);
          assert.doesNotMatch(answer, /The prerequisites are met|必要條件符合/);
          if (!plausible.has(`${service} ${mode}`)) assert.match(answer, names[service][language]);
          assert.match(answer, /→|Id|id|識別碼/);
        };
        await Promise.all([
          inLanguage('grace', 'en', 'check prerequisites'),
          inLanguage('dan', 'zh-TW', '檢查必要條件'),
        ]);
        walk.fault(service);
        assert.match(await recovered('check prerequisites'), /The prerequisites are met/);
      });
    }
  }

  it('is never an unhandled failure, and the log has the id that people are shown', async () => {
    await restart();
    walk.fault('authority', { mode: 'refuse-token' });
    const answer = await ask('grace', 'status');
    const [id = 'none'] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(answer) ?? [];
    walk.fault('authority');
    assert.ok(
      walk.log.some((line) => line.includes(id)),
      `${id} is in the log`,
    );
  });

  for (const mode of ['drop', 'error-500', 'applied-then-500', 'applied-then-drop'] as const) {
    it(`connector, ${mode}: no answer is posted twice`, async () => {
      walk.fault('connector', { mode, times: 1 });
      const before = (await walk.read('grace')).length;
      const failed = () => walk.log.filter((line) => line.includes('"reply.failed"')).length;
      const failedBefore = failed();
      await walk.type('grace', 'whoami');
      while (failed() === failedBefore) await sleep(20);
      const messages = (await walk.read('grace')).slice(before);
      const answers = messages.filter(
        ({ from, card }) => from.isBot && JSON.stringify(card ?? '').includes('grace@contoso.com'),
      );
      const isApplied = mode.startsWith('applied');
      assert.equal(answers.length, isApplied ? 1 : 0);
    });
  }

  it('connector, throttle: waits as it is told, and answers once', async () => {
    walk.fault('connector', { mode: 'throttle', times: 1, ms: 1000 });
    const before = (await walk.read('grace')).length;
    await walk.say('grace', 'whoami');
    const messages = (await walk.read('grace')).slice(before);
    const answers = messages.filter(({ from, card }) => from.isBot && card);
    const mine = answers.filter(({ card }) => JSON.stringify(card).includes('grace@contoso.com'));
    assert.equal(mine.length, 1);
  });
});
