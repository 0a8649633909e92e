import assert from 'node:assert/strict';
import { AnswerTooLong, boundedText } from '../../../src/backends/rest/bounded-text.js';
import { type Served, serve } from '../../support/serve.js';

describe('the text of an answer', () => {
  let served: Served;
  let hasLeft: Promise<void>;

  before(async () => {
    served = await serve((request, response) => {
      const chunk = Buffer.from('é中😀'.repeat(500));
      if (request.url !== '/endless')
        return void response.end(request.url === '/none' ? '' : chunk);
      const writing = setInterval(() => response.write(chunk), 1);
      hasLeft = new Promise((resolve) => {
        response.on('close', () => {
          clearInterval(writing);
          resolve();
        });
      });
    });
  });
  after(() => served.close());

  it('is all that came', async () => {
    const response = await fetch(served.url);
    assert.equal(await boundedText(response, 4500), 'é中😀'.repeat(500));
  });

  it('may be as long as the limit in bytes, and no byte longer', async () => {
    await assert.rejects(async () => boundedText(await fetch(served.url), 4499), AnswerTooLong);
  });

  it('keeps a character whole that came in two pieces', async () => {
    const bytes = new TextEncoder().encode('中');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    assert.equal(await boundedText(new Response(body), 3), '中');
  });

  it('of an endless answer is not waited for, and the connection is let go', async () => {
    const response = await fetch(`${served.url}/endless`);
    await assert.rejects(boundedText(response, 10_000), AnswerTooLong);
    await hasLeft;
  });

  it('is empty without a body', async () => {
    assert.equal(await boundedText(await fetch(`${served.url}/none`), 10), '');
    assert.equal(await boundedText(new Response(null, { status: 204 }), 10), '');
  });
});
