import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/domain/ports/store.js';
import { createLog } from '../../src/observe/create-log.js';
import { sandboxSecret } from '../../src/sandbox/tenant/sandbox-secret.js';
import { openPostgresStore } from '../../src/storage/postgres-store.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { canaries, databasePassword, outsidersText } from '../support/secrets/canaries.js';
import { leaksIn } from '../support/secrets/leaks.js';
import { SecretScan } from '../support/secrets/secret-scan.js';
import { serve } from '../support/serve.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { tempFolder } from '../support/temp-folder.js';
import { personalOf, shownIn, startWalk, type Walk } from '../support/walk.js';

/** A conversation whose reference, which is stored as it comes, holds something. */
const keep = (store: Store, text: string): Promise<boolean> =>
  store.conversations.put({
    ...{ id: 'a:1', kind: 'personal', tenantId: 't', personId: undefined },
    seenAt: new Date('2026-11-25T08:00:00Z'),
    reference: JSON.stringify({ text }),
  });

describe('what is secret', function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let walk: Walk;
  let story: SetupStory;

  before(async () => {
    server = await startPostgres();
    walk = await startWalk({ DATABASE_URL: await server.createDatabase() });
    story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'grace']) await walk.open(person);
  });

  /** The walk's own end looks for all that was planted, in the log, what was said, the metrics and on disk. */
  it('is nowhere after a setup, a sync, sign-ins that fail, a lost database, and an outsider who talks', async () => {
    await walk.type('eve', outsidersText);
    await walk.type('eve', `check permissions for ${outsidersText}`, '19:ops@thread.v2');
    const { id } = await story.requested();
    const card = await story.until('bob', approvals, /Waiting for approval/);
    await walk.press('eve', card, 'approve.press', { change: id, reason: outsidersText });
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', personalOf('alice'), /Done, and checked afterwards/);
    for (const service of ['authority', 'graph', 'exchange', 'connector'] as const) {
      walk.fault(service, { mode: 'refuse-token', times: 2 });
      await walk.type('grace', 'doctor');
      await sleep(300);
      walk.fault(service);
    }
    await server.endConnections(`postgres://bot:${databasePassword}@127.0.0.1/bot_1`);
    await walk.type('grace', 'status');
    assert.match(shownIn(await walk.say('grace', 'audit verify')), /is whole/);
    const read = walk.sandbox.tenant.simulated.cmdlets().map(({ cmdlet }) => cmdlet);
    assert.ok(read.includes('Get-MobileDevice') && read.includes('Get-MobileDeviceStatistics'));
    await walk.stop();
  });

  it('is found in a database on PostgreSQL, and its server then ends the run', async () => {
    const store = await openPostgresStore({
      url: await server.createDatabase(),
      onError: () => {},
    });
    await keep(store, databasePassword);
    await store.close();
    await assert.rejects(server.stop(), /leaked:\ndatabase password: table public\.conversations$/);
  });

  it('is found in a file of SQLite, and its folder then ends the run', async () => {
    const folder = tempFolder();
    const store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
    await keep(store, outsidersText);
    await store.close();
    assert.throws(
      folder.remove,
      /leaked:\ntext of somebody without a role: file bot\.sqlite(-wal)?$/,
    );
  });

  it('is found in a message, and the walk then ends the run without telling it', async () => {
    const leaky = await startWalk();
    await leaky.open('grace');
    await leaky.say('grace', `check permissions for ${sandboxSecret}@contoso.com`);
    await assert.rejects(leaky.stop(), (error: Error) => {
      assert.match(error.message, /leaked:\nclient secret of the sandbox: message/);
      assert.ok(!error.message.includes(sandboxSecret));
      return true;
    });
  });

  it('is found in the log below a cause, in an answer to a button, and in the metrics', async () => {
    const told = await serve((_, response) =>
      response.end(`exchange_connector_bot_x{t="${databasePassword}"} 1`),
    );
    const scan = await SecretScan.start(told.url);
    const cause = new Error(outsidersText);
    createLog('debug', { write: (line) => scan.logged(line) }).error('planted', {
      error: new Error('outside', { cause }),
    });
    scan.answered({ value: { card: sandboxSecret } });
    const metricsPort = Number(new URL(told.url).port);
    await scan.readMetrics([{ port: 0, metricsPort, stop: async () => {} }]);
    await told.close();
    assert.deepEqual(scan.leaks('nowhere'), [
      'text of somebody without a role: log',
      'client secret of the sandbox: answer to a button',
      'database password: metrics',
    ]);
  });

  for (const { name, pattern } of canaries()) {
    it(`is known when it is the ${name}`, () => {
      const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjMifQ.c2lnbmF0dXJl';
      const [first = ''] = pattern.split('|');
      const planted = name === 'token' ? token : first.replaceAll('\\', '');
      assert.deepEqual(leaksIn('metrics', `some_total{text="${planted}"} 1`), [`${name}: metrics`]);
      assert.deepEqual(leaksIn('metrics', 'some_total{text="nothing"} 1'), []);
    });
  }
});
