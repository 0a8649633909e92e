import { join } from 'node:path';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { storeContract } from './store-contract.js';

storeContract('SQLite', async () => {
  const folder = tempFolder();
  const file = join(folder.path, 'deep', 'bot.sqlite');
  let current = await openSqliteStore({ file });
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await openSqliteStore({ file });
      return current;
    },
    clear: async () => {
      await current.close();
      folder.remove();
    },
  };
});
