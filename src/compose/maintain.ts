import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { noteRestored } from '../domain/audit/restored.js';
import type { Store } from '../domain/ports/store.js';
import type { Log } from '../observe/create-log.js';
import { BackupFailure, type BackupPlaces, backUp, putBack } from '../storage/backup.js';
import { CheckpointFile } from '../storage/checkpoint-file.js';
import { auditFiles, auditOf } from './audit.js';
import { leasesOf } from './changes.js';
import { openStore } from './open-store.js';
import { clock, productVersion } from './this-process.js';

/** What the command line can do instead of starting the bot; each answers with what is told to people. */
type Maintain = (argument: string, config: Config, log: Log) => Promise<readonly string[]>;

const dayMs = 24 * 60 * 60 * 1000;

const placesOf = (config: Config): BackupPlaces => ({
  database: config.databaseUrl ? undefined : join(config.dataDir, 'bot.sqlite'),
  audit: auditFiles(config),
});

async function withStore<T>(config: Config, log: Log, work: (store: Store) => Promise<T>) {
  const store = await openStore(config, log);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** `npm run archive [-- days]`: what the bot does by itself each hour, now. */
const archive: Maintain = (argument, config, log) =>
  withStore(config, log, async (store) => {
    const keptMs = argument === '' ? config.keep.audit : Number(argument) * dayMs;
    if (keptMs === undefined || Number.isNaN(keptMs)) {
      throw new BackupFailure('Set KEEP_AUDIT_DAYS, or say how many days are kept.');
    }
    const { archiveDesk } = auditOf(config, store, leasesOf({ store, log }));
    const moved = await archiveDesk.archive(new Date(clock().getTime() - keptMs));
    const lines = moved.map(({ first, last, file }) => `Entries ${first} to ${last}: ${file}`);
    return lines.length > 0 ? lines : ['Nothing is old enough.'];
  });

/** `npm run audit-copy -- folder`: what is left in the database, for who verifies it with the archive. */
const auditCopy: Maintain = (folder, config, log) =>
  withStore(config, log, async (store) => {
    const { archiveDesk } = auditOf(config, store, leasesOf({ store, log }), folder);
    const copied = await archiveDesk.copy();
    return [copied ? join(folder, copied.file) : 'The audit is empty.'];
  });

/** `npm run backup -- folder`, also while the bot runs. */
const backup: Maintain = async (folder, config) => {
  const places = placesOf(config);
  backUp(folder, productVersion(), clock(), places);
  return [
    `The backup is in ${folder}. Keep it where only you can read it: the audit's key is in it.`,
    ...(places.database ? [] : ['It has no database: run pg_dump now, after this.']),
  ];
};

/** Checkpoints that tell of entries which no backup has are put aside, and never thrown away. */
async function newCheckpoints(config: Config, entries: number): Promise<readonly string[]> {
  const files = auditFiles(config);
  const kept = (await new CheckpointFile(files).all()).filter(({ number }) => number <= entries);
  const aside = `${files.file}.${clock().toISOString().replaceAll(':', '')}`;
  renameSync(files.file, aside);
  const anew = new CheckpointFile(files);
  for (const { number, hash, at } of kept) await anew.add({ number, hash, at });
  return [`The checkpoints that tell of them were put aside: ${aside}`];
}

/** `npm run restore -- folder` on a machine that has nothing of the bot yet. */
const restore: Maintain = async (folder, config, log) => {
  const { at: madeAt } = putBack(folder, placesOf(config));
  return withStore(config, log, async (store) => {
    const { auditDesk } = auditOf(config, store, leasesOf({ store, log }));
    const { entries, checkpoints, fault } = await auditDesk.verify();
    if (fault && fault.fault !== 'cut') {
      throw new BackupFailure(`The audit is ${fault.fault} at entry ${fault.number}.`);
    }
    const { file } = auditFiles(config);
    const all = existsSync(file) ? await new CheckpointFile(auditFiles(config)).all() : [];
    const known = Math.max(0, ...all.map(({ number }) => number));
    const aside = fault ? await newCheckpoints(config, entries) : [];
    const held = await noteRestored(store, { entries, known, madeAt }, clock());
    await auditDesk.checkpoint();
    return [
      fault
        ? `The backup of ${madeAt} is older than the newest checkpoint: entries ${entries + 1} to ${known} of the audit are lost.`
        : `The backup of ${madeAt} is put back; the audit is whole: ${entries} entries, ${checkpoints} checkpoints agree.`,
      ...aside,
      ...held.map(
        (id) => `Change ${id} was approved then. It is not run, but read back at the start.`,
      ),
    ];
  });
};

/** By the word after `dist/main.js`. */
export const maintenance: ReadonlyMap<
  string,
  { readonly work: Maintain; readonly needs?: string }
> = new Map([
  ['archive', { work: archive }],
  ['audit-copy', { work: auditCopy, needs: 'a folder' }],
  ['backup', { work: backup, needs: 'an empty folder' }],
  ['restore', { work: restore, needs: 'the folder of a backup' }],
]);
