import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Picture, readPng } from './read-png.js';

/** What Teams asks of each icon (learn.microsoft.com, apps-package: "App icons"). */
const sizes = { color: 192, outline: 32 } as const;

type IconName = keyof typeof sizes;

/** Lines for an icon that is missing, no PNG, of another size or, for the outline, not white on nothing. */
export function iconFaults(folder: string, name: IconName, file: string): readonly string[] {
  const size = sizes[name];
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, file));
  } catch {
    return [`${file}: it is missing; put a PNG of ${size}x${size} there.`];
  }
  try {
    return pictureFaults(name, file, readPng(bytes));
  } catch (error) {
    return [`${file}: it cannot be read as a PNG: ${(error as Error).message}.`];
  }
}

function pictureFaults(name: IconName, file: string, picture: Picture): readonly string[] {
  const { width, height, isWhiteOnNothing } = picture;
  const size = sizes[name];
  const faults: string[] = [];
  if (width !== size || height !== size) {
    faults.push(`${file}: it is ${width}x${height}; Teams wants ${size}x${size}.`);
  }
  if (name === 'outline' && isWhiteOnNothing !== true) {
    faults.push(`${file}: Teams wants an outline that is white on a transparent ground.`);
  }
  return faults;
}
