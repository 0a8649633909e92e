import assert from 'node:assert/strict';
import { AnswerTooLarge, boundedFetch, parseJson } from '../../src/resilience/bounded-fetch.js';
import { type Served, serve } from '../support/serve.js';

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

  const read = async (url: string, maxBytes: number): Promise<string> =>
    (await boundedFetch(fetch, maxBytes)(url)).text();

  it('is all that came', async () => {
    assert.equal(await read(served.url, 4500), 'é中😀'.repeat(500));
  });

  it('may be as long as the limit in bytes, and no byte longer', async () => {
    await assert.rejects(read(served.url, 4499), AnswerTooLarge);
  });

  it('keeps status and headers', async () => {
    const response = await boundedFetch(fetch, 10)(`${served.url}/none`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.has('date'), true);
  });

  it('of an endless answer is not waited for, and the connection is let go', async () => {
    await assert.rejects(read(`${served.url}/endless`, 10_000), AnswerTooLarge);
    await hasLeft;
  });

  it('is empty without a body', async () => {
    assert.equal(await read(`${served.url}/none`, 10), '');
    const none = async (): Promise<Response> => new Response(null, { status: 204 });
    assert.equal(await (await boundedFetch(none, 10)('')).text(), '');
  });
});

describe('JSON from outside', () => {
  it('is parsed as JSON is, and refused where it holds millions of values', () => {
    assert.deepEqual(parseJson('{"a":[1,",[{"]}'), { a: [1, ',[{'] });
    assert.throws(() => parseJson('{'), SyntaxError);
    assert.throws(() => parseJson(`[${'{},'.repeat(500_000)}{}]`), AnswerTooLarge);
  });
});
