import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A certificate and the private key that belongs to it. */
export interface CertificatePair {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

/** @throws Error when the file holds no certificate, no key, or a key of another certificate */
export function readPair(file: string): CertificatePair {
  const pem = readFileSync(file, 'utf8');
  const [certificate, key] = [new X509Certificate(pem), createPrivateKey(pem)];
  if (!certificate.checkPrivateKey(key)) throw new Error('The key is that of another certificate');
  return { certificate, key };
}

const isReadable = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch {
    return false;
  }
};

/** What is wrong with a file that does not hold such a pair, and what to write. */
export function pairFault(file: string): string {
  const want = 'write the name of a PEM file that holds a certificate and its private key';
  if (!isReadable(() => readFileSync(file))) return `${want}: "${file}" cannot be read.`;
  const pem = readFileSync(file, 'utf8');
  if (!isReadable(() => new X509Certificate(pem))) return `${want}: "${file}" has no certificate.`;
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem)) {
    return `${want}: the key in "${file}" needs a password: openssl pkey takes it off.`;
  }
  return isReadable(() => createPrivateKey(pem))
    ? `${want}: the key in "${file}" is that of another certificate.`
    : `${want}: "${file}" has a certificate without its private key.`;
}
