import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../postgres.js';
import { tempFolder } from '../temp-folder.js';
import {
  fullDisk,
  lockedFile,
  type Outage,
  type Survival,
  serverGone,
  survives,
} from './outage.js';

type IsChosen = (name: string, index: number) => boolean;

/** Inside a unit of work it is the bot itself that has the file locked. */
const isOutside = (name: string): boolean =>
  !name.startsWith('together ') || name === 'together committed';

/** Every how manieth point is tried; 1 for each of them. */
export interface Steps {
  readonly sqlite: number;
  readonly postgres: number;
}

export function outageContract(steps: Steps): void {
  const folder = tempFolder();
  after(() => folder.remove());

  async function everywhere(
    open: (folder: string) => Promise<Outage>,
    isChosen: IsChosen,
  ): Promise<readonly Survival[]> {
    const run = async (point: number): Promise<Survival> => {
      const own = folder.newFolder();
      return survives(await open(own), own, point);
    };
    const { passed } = await run(0);
    const survived: Survival[] = [];
    for (const [index, name] of passed.entries()) {
      if (isChosen(name, index)) survived.push(await run(index + 1));
    }
    const states = new Set(survived.map(({ state }) => state));
    // Otherwise the points would not be where they are thought to be.
    assert.ok(states.size > 1, [...states].join());
    const failed = survived.filter(({ hasFailed }) => hasFailed).length;
    assert.ok(failed > survived.length / 2, `${failed} of ${survived.length} met the outage`);
    return survived;
  }

  it('is whole and done in the end when the disk is full, on SQLite', async () => {
    const open = (own: string): Promise<Outage> => fullDisk(join(own, 'bot.sqlite'));
    await everywhere(open, (_, index) => index % steps.sqlite === 0);
  });

  it('is whole and done in the end when the file is locked, on SQLite', async () => {
    const open = (own: string): Promise<Outage> => lockedFile(join(own, 'bot.sqlite'));
    const survived = await everywhere(
      open,
      (name, index) => isOutside(name) && index % steps.sqlite === 0,
    );
    assert.ok(survived.length > 5);
  });

  describe('on PostgreSQL', () => {
    let server: PostgresServer;
    before(async () => {
      server = await startPostgres();
    });
    after(() => server.stop());

    it('is whole and done in the end when the server is gone', async () => {
      const open = async (): Promise<Outage> => serverGone(await server.createDatabase(), 'refuse');
      await everywhere(open, (_, index) => index % steps.postgres === 0);
    });

    it('is whole and done in the end when its connections end and new ones are taken', async () => {
      const open = async (): Promise<Outage> => serverGone(await server.createDatabase(), 'cut');
      const isChosen: IsChosen = (name, index) =>
        /^after (Set|New)-/.test(name) || index % steps.postgres === 0;
      const survived = await everywhere(open, isChosen);
      assert.ok(survived.some(({ state }) => state === 'unknown'));
    });
  });
}
