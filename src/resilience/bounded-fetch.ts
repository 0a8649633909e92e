/** An answer is longer, or holds more, than any answer to what was asked. */
export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

/**
 * `fetch` whose answers end with {@link AnswerTooLarge} past a limit of bytes, counted after decompression: what a
 * service sends compressed may be a thousand times as long. What is read to no more than the limit is never held
 * twice, and the connection is given up.
 */
export const boundedFetch =
  (fetch: typeof globalThis.fetch, maxBytes: number): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(limit(maxBytes)), {
      status,
      statusText,
      headers,
    });
  };

function limit(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new AnswerTooLarge(`more than ${maxBytes} bytes`));
      else controller.enqueue(chunk);
    },
  });
}

/** A page of a thousand rows with all that Exchange and Graph tell of each stays far below it. */
const maxValues = 500_000;

/**
 * JSON with a limit to what it holds: millions of empty objects are a few megabytes of text, and hundreds in memory.
 * @throws AnswerTooLarge before anything is parsed
 * @throws SyntaxError when the text is no JSON
 */
export function parseJson(text: string): unknown {
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Commas and opening brackets: each begins a value. Those within texts count too.
    if (code === 0x2c || code === 0x5b || code === 0x7b) values += 1;
  }
  if (values > maxValues) throw new AnswerTooLarge(`more than ${maxValues} values`);
  return JSON.parse(text);
}
