import { inflateSync } from 'node:zlib';

/** A picture, as far as Teams' rules for icons ask. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Each pixel that can be seen, even slightly, is white; undefined where pixels have no transparency. */
  readonly isWhiteOnNothing: boolean | undefined;
}

const signature = '89504e470d0a1a0a';
const rgba = 6;
const channels = 4;

/**
 * Reads a PNG of 8 bits a channel that is not interlaced.
 * @throws Error for anything else
 */
export function readPng(bytes: Buffer): Picture {
  if (bytes.toString('hex', 0, 8) !== signature) throw new Error('it is no PNG');
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const [depth, colour, , , interlaced] = bytes.subarray(24, 29);
  if (depth !== 8 || interlaced !== 0) throw new Error('save it with 8 bits, not interlaced');
  const isWhiteOnNothing = colour === rgba ? isWhite(pixelsOf(bytes, width, height)) : undefined;
  return { width, height, isWhiteOnNothing };
}

/** The rows of an RGBA picture, one after the other, with their filters undone (PNG 1.2, chapter 6). */
function pixelsOf(bytes: Buffer, width: number, height: number): Buffer {
  const packed = inflateSync(Buffer.concat(dataOf(bytes)));
  const length = width * channels;
  const pixels = Buffer.alloc(length * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * (length + 1);
    const filter = packed[from] ?? 0;
    for (let i = 0; i < length; i += 1) {
      const at = row * length + i;
      const left = i < channels ? 0 : (pixels[at - channels] ?? 0);
      const up = row === 0 ? 0 : (pixels[at - length] ?? 0);
      const corner = i < channels || row === 0 ? 0 : (pixels[at - length - channels] ?? 0);
      pixels[at] = (packed[from + 1 + i] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return pixels;
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function dataOf(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  return parts;
}

function isWhite(pixels: Buffer): boolean {
  for (let at = 0; at < pixels.length; at += channels) {
    const seen = pixels[at + 3] !== 0;
    if (seen && !(pixels[at] === 255 && pixels[at + 1] === 255 && pixels[at + 2] === 255))
      return false;
  }
  return true;
}
