import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { ForbiddenRedirect, send } from '../../../src/backends/rest/send.js';
import { type Served, serve } from '../../support/serve.js';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly token: string | undefined;
  readonly body: string;
}

describe('send', () => {
  /** What was seen by the one that is asked, and by one that must not be asked. */
  const seen: Seen[] = [];
  const foreign: Seen[] = [];
  let here: Served;
  let elsewhere: Served;
  /** Path to status and location. */
  let redirects: { readonly [path: string]: readonly [number, string | undefined] };

  const server = (notes: Seen[]) =>
    serve(async (request, response) => {
      const { method, url = '', headers } = request;
      notes.push({ method, url, token: headers.authorization, body: await text(request) });
      const [status, location] = redirects[url] ?? [200];
      response.statusCode = status;
      if (location !== undefined) response.setHeader('location', location);
      response.end(`answer of ${url}`);
    });

  before(async () => {
    here = await server(seen);
    elsewhere = await server(foreign);
  });
  beforeEach(() => {
    redirects = {};
    seen.length = 0;
    foreign.length = 0;
  });
  after(() => Promise.all([here.close(), elsewhere.close()]));

  const post = (path: string, isAllowed = (url: URL) => url.origin === here.url) =>
    send(
      globalThis.fetch,
      new URL(path, here.url),
      { method: 'POST', body: 'the body', headers: { Authorization: 'Bearer t' } },
      isAllowed,
    );

  it('sends what it is given', async () => {
    const response = await post('/a');
    assert.equal(await response.text(), 'answer of /a');
    assert.deepEqual(seen, [{ method: 'POST', url: '/a', token: 'Bearer t', body: 'the body' }]);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`follows ${status} with the same method, body and token`, async () => {
      redirects = { '/a': [status, '/b?c=1'] };
      const response = await post('/a');
      assert.equal(await response.text(), 'answer of /b?c=1');
      assert.deepEqual(
        seen.map(({ url, ...rest }) => rest),
        Array(2).fill({ method: 'POST', token: 'Bearer t', body: 'the body' }),
      );
    });
  }

  it('follows to another host that is allowed, with the token', async () => {
    redirects = { '/a': [307, `${elsewhere.url}/b`] };
    await (await post('/a', () => true)).text();
    assert.deepEqual(foreign, [{ method: 'POST', url: '/b', token: 'Bearer t', body: 'the body' }]);
  });

  it('tells a foreign host nothing', async () => {
    redirects = { '/a': [307, `${elsewhere.url}/b`] };
    await assert.rejects(post('/a'), (error) => {
      assert.ok(error instanceof ForbiddenRedirect);
      assert.equal(error.message, new URL(elsewhere.url).host);
      return true;
    });
    assert.deepEqual(foreign, []);
  });

  it('does not even begin at a foreign host', async () => {
    await assert.rejects(
      post('/a', () => false),
      ForbiddenRedirect,
    );
    assert.deepEqual(seen, []);
  });

  it('looks at every redirect of several', async () => {
    redirects = { '/a': [302, '/b'], '/b': [302, '/c'], '/c': [302, `${elsewhere.url}/d`] };
    await assert.rejects(post('/a'), ForbiddenRedirect);
    assert.equal(seen.length, 3);
    assert.deepEqual(foreign, []);
  });

  it('follows three in a row, and no more', async () => {
    redirects = { '/a': [302, '/b'], '/b': [302, '/c'], '/c': [302, '/d'] };
    assert.equal(await (await post('/a')).text(), 'answer of /d');
    redirects = { '/a': [302, '/a'] };
    seen.length = 0;
    await assert.rejects(post('/a'), { name: 'ForbiddenRedirect', message: 'too many redirects' });
    assert.equal(seen.length, 4);
  });

  it('goes nowhere when the address makes no sense', async () => {
    redirects = { '/a': [302, 'https://:bad:'] };
    await assert.rejects(post('/a'), { name: 'ForbiddenRedirect', message: 'no address' });
  });

  it('takes a redirect without an address, and what is no redirect, as the answer', async () => {
    redirects = { '/a': [304, undefined], '/b': [404, '/c'] };
    assert.equal((await post('/a')).status, 304);
    assert.equal((await post('/b')).status, 404);
    assert.equal(seen.length, 2);
  });
});
