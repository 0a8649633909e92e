import { join } from 'node:path';
import { ArchiveDesk } from '../../../src/domain/audit/archive-desk.js';
import { ArchiveFolder } from '../../../src/storage/archive-folder.js';
import { CheckpointFile } from '../../../src/storage/checkpoint-file.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';

/** Archives in a folder, and kills itself after the file is there and before the database knows of it. */
const [, , folder = '', olderThan = ''] = process.argv;
const store = await openSqliteStore({ file: join(folder, 'bot.sqlite') });
const desk = new ArchiveDesk({
  store: {
    ...store,
    together: async () => {
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => {});
    },
  },
  archive: new ArchiveFolder(join(folder, 'archive')),
  checkpoints: new CheckpointFile({
    file: join(folder, 'checkpoints.jsonl'),
    keyFile: join(folder, 'key.pem'),
  }),
  leases: {
    during: async (_, work) => {
      await work(new AbortController().signal);
      return true;
    },
  },
  clock: () => new Date(),
  verify: async () => ({ fault: undefined }),
});
await desk.archive(new Date(olderThan));
