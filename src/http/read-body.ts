import type { IncomingMessage } from 'node:http';
import { nestsDeeperThan } from './nesting.js';

/** A body, or the status that refuses it. */
export type Body = { readonly json: unknown } | { readonly status: 400 | 413 | 415 };

/** Teams sends at most 100 KB; what is inflated is refused, so this is what reaches the parser. */
const largestBody = 256 * 1024;
const deepest = 32;

/** Reads a request's JSON, refusing early what is too much of anything. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const isJson = /^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(type);
  if (!isJson || encoding.toLowerCase() !== 'identity') return { status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return { status: 413 };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // To the end, also what is refused: who is still sending would not read the answer.
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
    }
    if (size > largestBody) return { status: 413 };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return nestsDeeperThan(text, deepest) ? { status: 400 } : { json: JSON.parse(text) };
  } catch {
    return { status: 400 };
  }
}
