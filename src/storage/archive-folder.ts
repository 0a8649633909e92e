import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Archived } from '../domain/audit/archived.js';
import type { Archive, ArchiveHead } from '../domain/ports/archive.js';
import type { ChainedEntry } from '../domain/ports/audit-store.js';

const format = 'exchange-connector-bot/audit/1';

const padded = (number: number): string => String(number).padStart(9, '0');

/** The end of the hash tells apart what was written before and after a restored backup. */
const nameOf = ({ first, last, checkpoint: { hash } }: ArchiveHead): string =>
  `audit-${padded(first)}-${padded(last)}-${hash.slice(0, 12)}.jsonl.gz`;

const nameShape = /^audit-(\d{9,})-(\d{9,})-[0-9a-f]{12}\.jsonl\.gz$/;

/** Audit entries as gzipped lines of JSON in a folder: a head, the entries, a signed checkpoint. */
export class ArchiveFolder implements Archive {
  constructor(private readonly folder: string) {}

  async from(first: number): Promise<readonly Archived[]> {
    const names = await readdir(this.folder).catch((error: { code?: string }) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const ours = names.filter((name) => Number(nameShape.exec(name)?.[1]) === first);
    const read = await Promise.all(ours.map((name) => this.read(name)));
    return read.filter((each) => each !== undefined);
  }

  async write(head: ArchiveHead, entries: AsyncIterable<ChainedEntry>): Promise<Archived> {
    await mkdir(this.folder, { recursive: true });
    const name = nameOf(head);
    const half = join(this.folder, `.${name}.half`);
    await pipeline(
      Readable.from(lines(head, entries)),
      createGzip(),
      createWriteStream(half, { mode: 0o600 }),
    );
    await onDisk(half);
    await rename(half, join(this.folder, name));
    // Windows has no folder to be written through, and needs none.
    if (process.platform !== 'win32') await onDisk(this.folder);
    const written = await this.read(name);
    if (written) return written;
    await rm(join(this.folder, name));
    throw new Error(`${name} cannot be read after it was written.`);
  }

  /** Undefined for what has no end, as no file of ours has. */
  private async read(name: string): Promise<Archived | undefined> {
    const path = join(this.folder, name);
    let last: { checkpoint?: { number?: unknown; hash?: unknown } } = {};
    try {
      const text = createReadStream(path).pipe(createGunzip());
      for await (const line of createInterface({ input: text })) last = JSON.parse(line);
    } catch {
      return undefined;
    }
    const { number, hash } = last.checkpoint ?? {};
    if (typeof number !== 'number' || typeof hash !== 'string') return undefined;
    const first = Number(nameShape.exec(name)?.[1]);
    return { first, last: number, hash, file: name, sha256: await sha256Of(path) };
  }
}

async function* lines(
  { checkpoint, ...head }: ArchiveHead,
  entries: AsyncIterable<ChainedEntry>,
): AsyncIterable<string> {
  yield `${JSON.stringify({ format, ...head })}\n`;
  for await (const { entry, content } of entries) {
    const { number, previous, hash, ...event } = entry;
    yield `${JSON.stringify({ number, previous, content, hash, event })}\n`;
  }
  yield `${JSON.stringify({ checkpoint })}\n`;
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
