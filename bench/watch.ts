/**
 * How long it takes to tell 500 conversations of one failure, by two deliveries over one Store, beside the
 * least that Teams' limit of 30 requests a second allows. Prints the figures.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { tenantLimits } from '../src/domain/watch/pace.js';
import { WatchDesk } from '../src/domain/watch/watch-desk.js';
import { wallTimer } from '../src/teams/in-time.js';
import { subjectCards } from '../src/teams/subject-cards.js';
import { connectorServer } from '../test/support/connector-server.js';
import { Noticed } from '../test/support/noticed.js';
import { connected } from '../test/support/reports.js';
import { teamsBot } from '../test/support/teams-bot.js';
import { failureNamed, noHolding } from '../test/support/watched.js';

const places = Array.from({ length: Number(process.argv[2] ?? 500) }, (_, n) => `a:${n}.`);
const clock = (): Date => new Date();

const connector = await connectorServer();
const bot = await teamsBot({ isSandbox: true, openIdMetadataUrl: `${connector.url}/none` });
const { store, sender } = bot;
const world = new Noticed(store, connector);
await world.know(...places);
for (const conversationId of places) {
  await store.subscriptions.put({ conversationId, topics: ['failures'], severity: 'info' });
}
world.drawSubject = subjectCards(store, { connectionInformation: async () => connected });
const newIncidentId = (): string => 'INC222';
const watch = new WatchDesk({ store, holding: noHolding, clock, newIncidentId });

const begin = performance.now();
await watch.failed(failureNamed('bench'));
const written = performance.now();
const further = {
  clock,
  timer: wallTimer,
  sleep: async (ms: number): Promise<void> => {
    await sleep(ms);
  },
};
const deliveries = [1, 2].map(() => world.delivery(sender, store, further));
while ((await store.outbox.waiting()).count > 0) {
  await Promise.all(deliveries.map((each) => each.deliver()));
}
const ended = performance.now();

const told = new Set(connector.calls.map(({ path }) => /conversations\/([^/]+)\//.exec(path)?.[1]));
const [{ sends, withinMs } = { sends: 1, withinMs: 0 }] = tenantLimits;
const least = Math.floor((places.length - 1) / sends) * withinMs;
const row = (what: string, figure: string): boolean => process.stdout.write(`${what}: ${figure}\n`);
row(
  'conversations told, and messages',
  `${told.size} of ${places.length}, ${connector.calls.length}`,
);
row('the incident and its notices written', `${(written - begin).toFixed(0)} ms`);
row('all of them told', `${((ended - written) / 1000).toFixed(1)} s`);
row("the least that Teams' 30 a second allows", `${(least / 1000).toFixed(1)} s`);
if (least > 0) row('ratio', ((ended - written) / least).toFixed(2));
await bot.stop();
await connector.close();
