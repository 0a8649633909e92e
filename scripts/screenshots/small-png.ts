import UPNG from 'upng-js';

/** So many colours that text keeps its smooth edges, and so few that a picture of a card is small. */
const colors = 64;

/** The same picture with a palette. */
export function smallPng(png: Buffer): Buffer {
  const image = UPNG.decode(new Uint8Array(png).buffer);
  const [pixels] = UPNG.toRGBA8(image);
  if (!pixels) throw new Error('a picture without pixels');
  return Buffer.from(UPNG.encode([pixels], image.width, image.height, colors));
}
