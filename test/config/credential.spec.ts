import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { readCredential, renewed } from '../../src/config/credential.js';
import { selfSigned } from '../support/self-signed.js';
import { tempFolder } from '../support/temp-folder.js';

const unreadable = (why: string): string =>
  `APP_FILE: write the name of a PEM file that holds a certificate and its private key: ${why}`;

describe('an application’s credential', () => {
  const folder = tempFolder();
  after(() => folder.remove());
  const notAfter = new Date('2031-05-06T07:08:09Z');
  const { certificate, key } = selfSigned(notAfter);

  const read = (given: { secret?: string; secretFile?: string; file?: string; yes?: string }) =>
    readCredential({
      secret: { name: 'APP_SECRET', value: given.secret },
      secretFile: { name: 'APP_SECRET_FILE', value: given.secretFile },
      certificateFile: { name: 'APP_FILE', value: given.file },
      managedIdentity: { name: 'APP_IDENTITY', value: given.yes },
    });
  const fileWith = (text: string): string => {
    const file = join(folder.path, 'app.pem');
    writeFileSync(file, text);
    return file;
  };

  it('is a client secret', () => {
    const credential = read({ secret: 'hunter2' });
    assert.ok(typeof credential === 'object' && credential.kind === 'secret');
    assert.equal(credential.secret.reveal(), 'hunter2');
  });

  for (const [order, text] of [
    ['first', certificate + key],
    ['last', key + certificate],
  ] as const) {
    it(`is a certificate, ${order} in its file, with its key`, () => {
      const credential = read({ file: fileWith(text) });
      assert.ok(typeof credential === 'object' && credential.kind === 'certificate');
      assert.ok(new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)));
      const thumbprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
      assert.equal(credential.thumbprintSha256, thumbprint);
      assert.match(credential.thumbprintSha256, /^[0-9A-F]{64}$/);
      assert.equal(credential.privateKey.reveal(), key);
      assert.deepEqual(credential.notAfter, notAfter);
      assert.doesNotMatch(inspect(credential) + JSON.stringify(credential), /PRIVATE KEY/);
    });
  }

  const encrypted = createPrivateKey(key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'hunter2',
  });
  for (const [what, text, why] of [
    ['has no key', certificate, '"FILE" has a certificate without its private key.'],
    ['has no certificate', key, '"FILE" has no certificate.'],
    [
      'has the key of another certificate',
      certificate + selfSigned().key,
      'the key in "FILE" is that of another certificate.',
    ],
    [
      'has a key behind a passphrase',
      certificate + encrypted,
      'the key in "FILE" needs a password: openssl pkey takes it off.',
    ],
    ['is empty', '', '"FILE" has no certificate.'],
    ['is no PEM file', 'Dear diary', '"FILE" has no certificate.'],
  ] as const) {
    it(`says what to write when the file ${what}`, () => {
      const file = fileWith(text);
      assert.equal(read({ file }), unreadable(why.replace('FILE', file)));
    });
  }

  it('says what to write when the file is missing, or a folder', () => {
    for (const file of [join(folder.path, 'none.pem'), folder.path]) {
      assert.equal(read({ file }), unreadable(`"${file}" cannot be read.`));
    }
  });

  it('is a secret in a file, without the line’s end', () => {
    const credential = read({ secretFile: fileWith('hunter2\n') });
    assert.ok(typeof credential === 'object' && credential.kind === 'secret');
    assert.equal(credential.secret.reveal(), 'hunter2');
    const words = 'write the name of a file that holds the client secret and nothing else.';
    assert.equal(read({ secretFile: fileWith(' ') }), `APP_SECRET_FILE: ${words}`);
    assert.equal(read({ secretFile: folder.path }), `APP_SECRET_FILE: ${words}`);
  });

  it('is a managed identity, which has nothing to keep', () => {
    assert.deepEqual(read({ yes: 'yes' }), { kind: 'managedIdentity' });
  });

  it('is what its file has by now, and stays what it was while the file makes no sense', () => {
    const other = selfSigned();
    const first = read({ file: fileWith(certificate + key) });
    assert.ok(typeof first === 'object');
    assert.equal(renewed(first), first);
    fileWith('Dear diary');
    assert.equal(renewed(first), first);
    fileWith(other.certificate + other.key);
    const next = renewed(first);
    assert.ok(next.kind === 'certificate' && next.privateKey.reveal() === other.key);
    const secret = read({ secretFile: fileWith('one') });
    assert.ok(typeof secret === 'object');
    fileWith('two');
    const rotated = renewed(secret);
    assert.ok(rotated.kind === 'secret' && rotated.secret.reveal() === 'two');
    const fixed = read({ secret: 'hunter2' });
    assert.ok(typeof fixed === 'object' && renewed(fixed) === fixed);
  });

  it('is one of them', () => {
    assert.equal(
      read({}),
      'APP_SECRET: write the client secret, or set one of APP_SECRET_FILE, APP_FILE, APP_IDENTITY.',
    );
    assert.equal(
      read({ secret: 'hunter2', file: fileWith(certificate + key) }),
      'APP_FILE: set it or APP_SECRET, not both.',
    );
  });
});
