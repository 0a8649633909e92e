import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../self-signed.js';

interface PlantedCertificate {
  readonly file: string;
  /** SHA-1, as hexadecimal digits. */
  readonly thumbprint: string;
  /** Lines of the key that stand in no other. */
  readonly keyLines: readonly string[];
}

let planted: PlantedCertificate | undefined;

/** The certificate with which the walks sign in to Exchange and Graph: one for the whole run, for the time it takes. */
export function plantedCertificate(): PlantedCertificate {
  if (planted) return planted;
  const folder = mkdtempSync(join(tmpdir(), 'connector-bot-planted-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { certificate, key } = selfSigned();
  const file = join(folder, 'exchange.pem');
  writeFileSync(file, certificate + key, { mode: 0o600 });
  const keyLines = key.split('\n').filter((line) => line.length === 64);
  // The first line is the same in every key of that kind.
  const thumbprint = new X509Certificate(certificate).fingerprint.replaceAll(':', '');
  planted = { file, thumbprint, keyLines: keyLines.slice(1) };
  return planted;
}
