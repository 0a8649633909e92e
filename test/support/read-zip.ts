import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

/** The files of an archive, read from its directory at the end, as every program that opens one does. */
export function readZip(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.lastIndexOf('PK\x05\x06');
  assert.ok(end >= 0, 'the archive has an end');
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert.equal(bytes.toString('latin1', at, at + 4), 'PK\x01\x02');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, contentAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)));
    assert.equal(files.get(name)?.length, bytes.readUInt32LE(at + 24));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function contentAt(bytes: Buffer, offset: number, length: number): Buffer {
  assert.equal(bytes.toString('latin1', offset, offset + 4), 'PK\x03\x04');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  return inflateRawSync(bytes.subarray(start, start + length));
}
