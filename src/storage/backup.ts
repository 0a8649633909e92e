import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import type { CheckpointFiles } from './checkpoint-file.js';

/** What is backed up, and where it goes back to. */
export interface BackupPlaces {
  /** The database's file; undefined where it is PostgreSQL, which has its own tools. */
  readonly database: string | undefined;
  readonly audit: CheckpointFiles;
}

/** What a backup says of itself. */
interface Label {
  readonly format: 'exchange-connector-bot/backup/1';
  readonly at: string;
  readonly version: string;
  /** SHA-256 of each file. */
  readonly files: { readonly [name: string]: string };
}

/** A backup that cannot be made or used, in one line for people. */
export class BackupFailure extends Error {
  override readonly name = 'BackupFailure';
}

const labelFile = 'backup.json';
const names = { database: 'bot.sqlite', key: 'key.pem', checkpoints: 'checkpoints.jsonl' } as const;
const format = 'exchange-connector-bot/backup/1';

/** How long the bot's own write is waited for, in milliseconds. */
const patience = 10_000;

const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

const copyOf = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
};

/** A snapshot of SQLite as it is at one moment, also while the bot writes. */
function snapshot(from: string, to: string): void {
  const raw = new Database(from, { timeout: patience });
  try {
    raw.exec(`vacuum into '${to.replaceAll("'", "''")}'`);
  } finally {
    raw.close();
  }
}

/**
 * Copies everything that the bot cannot make anew into an empty folder, which nobody else may read: the
 * audit's key is in it.
 * @throws BackupFailure
 */
export function backUp(to: string, version: string, at: Date, places: BackupPlaces): void {
  if (existsSync(to) && readdirSync(to).length > 0) throw new BackupFailure(`${to} is not empty.`);
  const { database, audit } = places;
  if (database && !existsSync(database)) throw new BackupFailure(`There is no ${database}.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  // Before the database: a checkpoint never tells of an entry that the backup has not.
  if (existsSync(audit.keyFile)) copyOf(audit.keyFile, join(to, names.key));
  if (existsSync(audit.file)) copyOf(audit.file, join(to, names.checkpoints));
  if (database) snapshot(database, join(to, names.database));
  const files = Object.fromEntries(
    readdirSync(to).map((name) => [name, sha256(join(to, name))] as const),
  );
  const label: Label = { format, at: at.toISOString(), version, files };
  writeFileSync(join(to, labelFile), `${JSON.stringify(label, undefined, 2)}\n`, { mode: 0o600 });
}

function labelIn(folder: string): Label {
  try {
    const label: Label = JSON.parse(readFileSync(join(folder, labelFile), 'utf8'));
    if (label.format === format) return label;
  } catch {
    // Said below.
  }
  throw new BackupFailure(`${folder} has no backup of this bot.`);
}

/**
 * Puts a backup where a bot that was never started would look. Nothing that is there is written over;
 * checkpoints that were kept elsewhere and outlived the machine stay as they are.
 * @returns when it was made
 * @throws BackupFailure before anything is written
 */
export function putBack(from: string, { database, audit }: BackupPlaces): { readonly at: string } {
  const { files, at } = labelIn(from);
  for (const [name, sum] of Object.entries(files)) {
    const isWhole = existsSync(join(from, name)) && sha256(join(from, name)) === sum;
    if (!isWhole)
      throw new BackupFailure(`${name} in ${from} is not as it was when it was backed up.`);
  }
  if (database && !files[names.database]) {
    throw new BackupFailure(`${from} is of a bot on PostgreSQL: set DATABASE_URL.`);
  }
  for (const there of [database, audit.keyFile]) {
    if (there && existsSync(there)) throw new BackupFailure(`${there} is there already.`);
  }
  if (files[names.key]) copyOf(join(from, names.key), audit.keyFile);
  if (files[names.checkpoints] && !existsSync(audit.file)) {
    copyOf(join(from, names.checkpoints), audit.file);
  }
  if (database) copyOf(join(from, names.database), database);
  return { at };
}
