/** Does the story over a database, and kills itself at a point of it; else says how many points there are. */
import { openPostgresStore } from '../../../src/storage/postgres-store.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { botProcess, meet, story } from './bot-process.js';

const [place = '', folder = '', dieAt = ''] = process.argv.slice(2);
const store = place.startsWith('postgres:')
  ? await openPostgresStore({ url: place, onError: () => {} })
  : await openSqliteStore({ file: place });
const passed: string[] = [];
let isBegun = false;
const point = (moment: string): void => {
  if (!isBegun) return;
  passed.push(moment);
  if (passed.length === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
};
const bot = botProcess({ store, folder, clock: () => new Date(), point });
await meet(store, new Date());
isBegun = true;
await story(bot);
await store.close();
console.log(JSON.stringify(passed));
