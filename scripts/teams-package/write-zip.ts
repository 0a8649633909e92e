import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  /** Letters of ASCII, no folders: a Teams package is flat. */
  readonly name: string;
  readonly content: Buffer;
}

/** 1 January 1980, the first day that the format knows: the same files are the same archive. */
const firstDay = 0x0021;
const deflated = 8;
/** Version 2.0, the first that deflates. */
const version = 20;

/**
 * An archive as PKWARE's APPNOTE 6.3 describes it: local headers, a directory, its end. Small files only:
 * nothing here is split, encrypted or larger than 4 GB.
 */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const file = fileOf(name, content);
    files.push(file.whole);
    directory.push(directoryEntry(name, file.shared, offset));
    offset += file.whole.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...files, index, endOf(entries.length, index.length, offset)]);
}

function fileOf(name: string, content: Buffer) {
  const packed = deflateRawSync(content, { level: 9 });
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(version, 0);
  shared.writeUInt16LE(0, 2);
  shared.writeUInt16LE(deflated, 4);
  shared.writeUInt16LE(0, 6);
  shared.writeUInt16LE(firstDay, 8);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const whole = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
  return { shared, whole };
}

function directoryEntry(name: string, shared: Buffer, offset: number): Buffer {
  const made = Buffer.alloc(2);
  made.writeUInt16LE(version);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02'), made, shared, rest, Buffer.from(name)]);
}

function endOf(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([Buffer.from('PK\x05\x06'), end]);
}
