import assert from 'node:assert/strict';
import { join } from 'node:path';
import { LogLevelDesk } from '../../src/domain/log-level-desk.js';
import type { Store } from '../../src/domain/ports/store.js';
import { createLog } from '../../src/observe/create-log.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { tempFolder } from '../support/temp-folder.js';

const grace = { objectId: 'g', name: 'Grace Kuo' };

describe('how much is logged', () => {
  const folder = tempFolder();
  let store: Store;
  let now = Date.parse('2026-11-25T12:00:00Z');
  before(async () => {
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });

  /** One of several processes: its desk, and whether its log has what is told at debug. */
  const processOf = () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const desk = new LogLevelDesk({
      ...{ store, usual: 'info', apply: log.setLevel },
      clock: () => new Date(now),
    });
    const tellsDebug = (): boolean => {
      const before = lines.length;
      log.debug('probe');
      return lines.length > before;
    };
    return { desk, tellsDebug };
  };

  it('follows a wish in every process, is in the audit, and falls back by itself', async () => {
    const [one, other] = [processOf(), processOf()];
    assert.deepEqual([one.tellsDebug(), other.tellsDebug()], [false, false]);
    await one.desk.wish('debug', 60_000, grace);
    assert.deepEqual([one.tellsDebug(), other.tellsDebug()], [true, false]);
    await other.desk.follow();
    assert.equal(other.tellsDebug(), true);
    const [entry] = await store.audit.latest(1);
    assert.deepEqual(
      [entry?.what, entry?.person?.name, entry?.detail['level']],
      ['log.level', 'Grace Kuo', 'debug'],
    );
    now += 60_000;
    for (const { desk } of [one, other]) await desk.follow();
    assert.deepEqual([one.tellsDebug(), other.tellsDebug()], [false, false]);
    assert.equal(await one.desk.current(), undefined);
  });
});
