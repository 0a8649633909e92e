/** Opens the SQLite store of a file, writes to it, says so, and holds it until it is killed. */
import { openSqliteStore } from '../../src/storage/sqlite-store.js';

const store = await openSqliteStore({ file: process.argv[2] ?? '' });
await store.preferences.put('holder', { language: 'zh-TW' });
console.log('held');
setInterval(() => {}, 60_000);
