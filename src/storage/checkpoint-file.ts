import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Checkpoint, Checkpoints } from '../domain/ports/checkpoints.js';

export interface CheckpointFiles {
  /** Lines of JSON; best on another disk than the database. */
  readonly file: string;
  /** The private key as PEM, made at the first start; nobody else may read it. */
  readonly keyFile: string;
}

type Head = Pick<Checkpoint, 'number' | 'hash' | 'at'>;

/** What is signed; readers of evidence build the same. */
const textOf = ({ number, hash, at }: Head): string => `${number}\n${hash}\n${at.toISOString()}`;

function readKey(keyFile: string): KeyObject {
  if (!existsSync(keyFile)) {
    mkdirSync(dirname(keyFile), { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    // Two processes that start at once: the first one's key stays.
    try {
      writeFileSync(keyFile, pem, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') {
        // Half of a key, from a full disk, would be taken for the key by the next start.
        rmSync(keyFile, { force: true });
        throw error;
      }
    }
  }
  return createPrivateKey(readFileSync(keyFile, 'utf8'));
}

/** Checkpoints of the audit in a file beside the database, each signed with Ed25519. */
export class CheckpointFile implements Checkpoints {
  private readonly privateKey: KeyObject;
  private readonly ownKey: KeyObject;
  private readonly keyId: string;

  /** @throws Error when the key cannot be read or made */
  constructor(private readonly files: CheckpointFiles) {
    this.privateKey = readKey(files.keyFile);
    this.ownKey = createPublicKey(this.privateKey);
    this.keyId = createHash('sha256').update(this.publicKey()).digest('hex').slice(0, 16);
    mkdirSync(dirname(files.file), { recursive: true });
  }

  publicKey(): string {
    return this.ownKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString('base64');
  }

  isSigned(text: string, signature: string): boolean {
    return verify(null, Buffer.from(text), this.ownKey, Buffer.from(signature, 'base64'));
  }

  async all(): Promise<readonly (Checkpoint & { readonly isGenuine: boolean })[]> {
    const { whole } = await this.kept();
    return whole
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => this.read(line));
  }

  async add(head: Head): Promise<void> {
    const { number, hash, at } = head;
    const signature = this.sign(textOf(head));
    const line = JSON.stringify({ number, hash, at, keyId: this.keyId, signature });
    const { file } = this.files;
    const { whole, torn } = await this.kept();
    // A line that follows half of one could not be read: it would look like one that was not the bot's.
    if (torn !== '') await truncate(file, Buffer.byteLength(whole));
    const start = whole === '' || whole.endsWith('\n') ? '' : '\n';
    await appendFile(file, `${start}${line}\n`, { mode: 0o600 });
  }

  /**
   * What there is, and what follows the last line that is whole: half of one, from a disk that was full or a
   * process that ended. Whoever cuts a line in two has hidden no more than by cutting it off.
   */
  private async kept(): Promise<{ readonly whole: string; readonly torn: string }> {
    const text = await readFile(this.files.file, 'utf8').catch((error: { code?: string }) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const end = text.lastIndexOf('\n') + 1;
    const last = text.slice(end);
    return isWhole(last) ? { whole: text, torn: '' } : { whole: text.slice(0, end), torn: last };
  }

  /** A line that cannot be read was not written by the bot. */
  private read(line: string): Checkpoint & { readonly isGenuine: boolean } {
    try {
      const { number, hash, at, keyId, signature } = JSON.parse(line);
      const checkpoint = { number, hash, at: new Date(at), keyId, signature };
      const isGenuine = this.isSigned(textOf(checkpoint), String(signature));
      return { ...checkpoint, isGenuine };
    } catch {
      return { number: 0, hash: '', at: new Date(0), keyId: '', signature: '', isGenuine: false };
    }
  }
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
