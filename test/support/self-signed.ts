import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A DER element: its tag, its length, what it holds. */
function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : long)]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => element(0x30, ...parts);
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
const commonName = Buffer.from('0603550403', 'hex');

const nameOf = (name: string): Buffer =>
  sequence(element(0x31, sequence(commonName, element(0x0c, Buffer.from(name)))));

const timeOf = (date: Date): Buffer =>
  element(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`));

const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

/** The certificate of a key pair, signed by itself. */
function certificateOf(publicKey: KeyObject, privateKey: KeyObject, notAfter: Date): string {
  const subject = nameOf('specs');
  const toBeSigned = sequence(
    Buffer.from('a003020102020101', 'hex'),
    sha256WithRsa,
    subject,
    sequence(timeOf(new Date('2020-01-01T00:00:00Z')), timeOf(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const der = sequence(toBeSigned, sha256WithRsa, element(0x03, Buffer.from([0]), signature));
  return pem('CERTIFICATE', der);
}

/** A certificate that was just made, with its key, as PEM. */
export function selfSigned(notAfter = new Date('2040-01-01T00:00:00Z')): {
  readonly certificate: string;
  readonly key: string;
} {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { certificate: certificateOf(publicKey, privateKey, notAfter), key };
}
