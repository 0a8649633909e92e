import { type CryptoKey, importJWK, type JWK } from 'jose';
import { boundedFetch } from '../resilience/bounded-fetch.js';

/** A key that the Bot Framework signs with. */
export interface SigningKey {
  readonly key: CryptoKey | Uint8Array;
  /** The channels that it may sign for. */
  readonly endorsements: readonly string[];
}

/** Told when a token could not be checked because the signing keys could not be read. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

export interface SigningKeysOptions {
  /** The address of the issuer's OpenID metadata, which names that of its keys. */
  readonly metadataUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
}

interface PublishedKey extends JWK {
  readonly endorsements?: unknown;
}

/** Microsoft asks to read the keys anew each day (learn.microsoft.com, bot-framework-rest-connector-authentication). */
const freshMs = 24 * 60 * 60 * 1000;
/** A key that nobody knows may be new: asked for no more often than this, whoever makes up names. */
const againMs = 5 * 60 * 1000;

/** While the issuer doesn't answer, keys that are known are asked for again after so long. */
const retryMs = 60_000;

/** Who is silent is asked anew by the next who needs to know. */
const answerWithinMs = 8000;

/** The keys have some 20 KB. */
const largestAnswer = 1024 * 1024;

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** The Bot Framework's signing keys, as it publishes them. */
export class SigningKeys {
  private keys = new Map<string, PublishedKey>();
  private imported = new Map<string, Promise<SigningKey>>();
  private readAt = Number.NEGATIVE_INFINITY;
  private triedAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  private readonly fetch: typeof globalThis.fetch;

  constructor(private readonly options: SigningKeysOptions) {
    this.fetch = boundedFetch(options.fetch, largestAnswer);
  }

  /**
   * A key by its name; undefined when there is none.
   * @throws KeysUnreachable when it is not known and the keys cannot be read
   */
  async named(kid: string): Promise<SigningKey | undefined> {
    const now = this.options.clock().getTime();
    const age = now - this.readAt;
    const isKnown = this.keys.has(kid);
    if (isKnown && age > freshMs && Math.abs(now - this.triedAt) > retryMs) this.refreshBehind(now);
    else if (!isKnown && age > againMs) await this.refresh();
    return this.import(kid);
  }

  /** One reads for all who wait. */
  private async refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    await this.reading.catch((cause: unknown) => {
      throw new KeysUnreachable('openid metadata', { cause });
    });
  }

  /** Nobody waits for it: a key that is known stays usable until the issuer is heard to withdraw it. */
  private refreshBehind(now: number): void {
    this.triedAt = now;
    void this.refresh().catch(() => {});
  }

  private async read(): Promise<void> {
    const { metadataUrl, clock } = this.options;
    const { jwks_uri: keysUrl } = await this.get(metadataUrl);
    const isTheirs =
      typeof keysUrl === 'string' &&
      URL.canParse(keysUrl) &&
      new URL(keysUrl).origin === new URL(metadataUrl).origin;
    if (!isTheirs) throw new TypeError('The metadata names no keys of its own issuer.');
    const { keys } = await this.get(keysUrl);
    if (!Array.isArray(keys)) throw new TypeError('There are no keys.');
    this.keys = new Map(keys.filter(isRsa).map((key) => [key.kid, key]));
    this.imported = new Map();
    this.readAt = clock().getTime();
  }

  private async get(url: string): Promise<{ readonly [name: string]: unknown }> {
    const signal = AbortSignal.timeout(answerWithinMs);
    const response = await this.fetch(url, { redirect: 'error', signal });
    if (!response.ok) throw new TypeError(`The keys were answered with ${response.status}.`);
    return Object(await response.json());
  }

  private import(kid: string): Promise<SigningKey> | undefined {
    const published = this.keys.get(kid);
    if (!published) return undefined;
    const known = this.imported.get(kid);
    if (known) return known;
    const endorsements = textsOf(published.endorsements);
    const imported = importJWK(published, 'RS256').then((key) => ({ key, endorsements }));
    this.imported.set(kid, imported);
    return imported;
  }
}

const isRsa = (key: unknown): key is PublishedKey & { readonly kid: string } => {
  const { kid, kty } = Object(key);
  return typeof kid === 'string' && kty === 'RSA';
};
