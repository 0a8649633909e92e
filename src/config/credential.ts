import { readFileSync } from 'node:fs';
import { pairFault, readPair } from './certificate-pair.js';
import { Secret } from './secret.js';

/** How an application proves who it is. */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: Secret; readonly file?: string }
  | {
      readonly kind: 'certificate';
      /** Hexadecimal digits, as Entra shows it. */
      readonly thumbprint: string;
      readonly thumbprintSha256: string;
      readonly privateKey: Secret;
      readonly notAfter: Date;
      readonly file: string;
    }
  /** A user-assigned managed identity of Azure, whose client id is the application's id. */
  | { readonly kind: 'managedIdentity' };

/** The settings of one application's credential, by their names; exactly one of them is to be set. */
export interface CredentialSource {
  readonly secret: NamedSetting;
  readonly secretFile: NamedSetting;
  readonly certificateFile: NamedSetting;
  readonly managedIdentity: NamedSetting;
}

interface NamedSetting {
  readonly name: string;
  readonly value: string | undefined;
}

/** A credential, or the line that says what to write. */
export function readCredential(source: CredentialSource): Credential | string {
  const { secret, secretFile, certificateFile, managedIdentity } = source;
  const all = [secret, secretFile, certificateFile, managedIdentity];
  const [set, another] = all.filter(({ value }) => value !== undefined);
  if (!set) {
    const others = all.slice(1).map(({ name }) => name);
    return `${secret.name}: write the client secret, or set one of ${others.join(', ')}.`;
  }
  if (another) return `${another.name}: set it or ${set.name}, not both.`;
  const { name, value = '' } = set;
  if (set === secret) return { kind: 'secret', secret: new Secret(value) };
  if (set === secretFile)
    return orWords(
      () => secretIn(value),
      () => `${name}: ${secretFileWords}`,
    );
  if (set === certificateFile) {
    return orWords(
      () => certificateIn(value),
      () => `${name}: ${pairFault(value)}`,
    );
  }
  return { kind: 'managedIdentity' };
}

/**
 * The credential as its file has it now: a secret or certificate is rotated by another content of the file.
 * @returns the same object where nothing is new, or where the file cannot be read
 */
export function renewed(credential: Credential): Credential {
  const read = credential.kind === 'secret' ? secretIn : certificateIn;
  if (credential.kind === 'managedIdentity' || credential.file === undefined) return credential;
  try {
    const next = read(credential.file);
    return proofOf(next) === proofOf(credential) ? credential : next;
  } catch {
    return credential;
  }
}

const secretFileWords = 'write the name of a file that holds the client secret and nothing else.';

function proofOf(credential: Credential): string {
  if (credential.kind === 'managedIdentity') return '';
  return credential.kind === 'secret' ? credential.secret.reveal() : credential.thumbprintSha256;
}

function orWords(read: () => Credential, words: () => string): Credential | string {
  try {
    return read();
  } catch {
    return words();
  }
}

/** @throws Error when there is no such file, or nothing in it */
function secretIn(file: string): Credential {
  const secret = readFileSync(file, 'utf8').trim();
  if (secret === '') throw new Error('The file is empty');
  return { kind: 'secret', secret: new Secret(secret), file };
}

/** @throws Error when the file holds no certificate, no key, or a key of another certificate */
function certificateIn(file: string): Credential {
  const { certificate, key } = readPair(file);
  return {
    kind: 'certificate',
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    privateKey: new Secret(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    notAfter: new Date(certificate.validTo),
    file,
  };
}
