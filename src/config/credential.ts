import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Secret } from './secret.js';

/** How an application proves who it is. */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: Secret }
  | {
      readonly kind: 'certificate';
      readonly thumbprintSha256: string;
      readonly privateKey: Secret;
      readonly notAfter: Date;
    };

interface CredentialSource {
  readonly secretName: string;
  readonly secret: string | undefined;
  readonly fileName: string;
  readonly file: string | undefined;
}

/** A credential, or the line that says what to write. */
export function readCredential(source: CredentialSource): Credential | string {
  const { secretName, secret, fileName, file } = source;
  if (secret !== undefined && file !== undefined)
    return `${fileName}: set it or ${secretName}, not both.`;
  if (secret !== undefined) return { kind: 'secret', secret: new Secret(secret) };
  if (file === undefined) return `${secretName}: write the client secret, or set ${fileName}.`;
  try {
    return certificateIn(readFileSync(file, 'utf8'));
  } catch {
    return `${fileName}: write the name of a PEM file that holds a certificate and its private key.`;
  }
}

/** @throws Error when the text holds no certificate, no key, or a key of another certificate */
function certificateIn(pem: string): Credential {
  const certificate = new X509Certificate(pem);
  const key = createPrivateKey(pem);
  if (!certificate.checkPrivateKey(key)) throw new Error('The key is that of another certificate');
  return {
    kind: 'certificate',
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    privateKey: new Secret(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    notAfter: new Date(certificate.validTo),
  };
}
