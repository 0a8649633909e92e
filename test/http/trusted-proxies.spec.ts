import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { TrustedProxies } from '../../src/http/trusted-proxies.js';

const origin = (
  trusted: readonly string[],
  remoteAddress: string,
  headers: { readonly [name: string]: string } = {},
) =>
  new TrustedProxies(trusted).originOf({
    socket: { remoteAddress },
    headers,
  } as unknown as IncomingMessage);

const proxies = ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'];

describe('where a request comes from', () => {
  it('is the peer, whatever it says, when no proxy is trusted', () => {
    const headers = { 'x-forwarded-for': '203.0.113.1', 'x-forwarded-proto': 'https' };
    const peer = { address: '198.51.100.1', isHttps: false };
    assert.deepEqual(origin([], '198.51.100.1', headers), peer);
    assert.deepEqual(origin(proxies, '198.51.100.1', headers), peer);
  });

  for (const [what, peer, forwarded, address] of [
    ['what a trusted proxy says', '10.1.2.3', '203.0.113.1', '203.0.113.1'],
    ['what one trusted by its address says', '192.0.2.7', '203.0.113.1', '203.0.113.1'],
    ['also where Node shows the proxy as IPv6', '::ffff:10.1.2.3', '203.0.113.1', '203.0.113.1'],
    ['also one of IPv6', '2001:db8::1', '2001:db9::5', '2001:db9::5'],
    ['what stands before several of them', '10.0.0.1', '203.0.113.1, 10.0.0.2', '203.0.113.1'],
    ['the nearest that is not trusted', '10.0.0.1', '1.1.1.1, 203.0.113.1', '203.0.113.1'],
    ['not what a client made up', '10.0.0.1', '127.0.0.1, 203.0.113.9, 10.0.0.9', '203.0.113.9'],
    ['without its port', '10.0.0.1', '203.0.113.1:5678', '203.0.113.1'],
    ['without its port, of IPv6', '10.0.0.1', '[2001:db9::5]:5678', '2001:db9::5'],
    ['the proxy where it says nothing', '10.0.0.1', '', '10.0.0.1'],
    ['the last that is an address', '10.0.0.1', '1.1.1.1, x, 10.0.0.4', '10.0.0.4'],
    ['the proxy where it says no address', '10.0.0.1', 'unknown', '10.0.0.1'],
  ] as const) {
    it(`is ${what}`, () => {
      assert.equal(origin(proxies, peer, { 'x-forwarded-for': forwarded }).address, address);
    });
  }

  for (const [told, isHttps] of [
    ['https', true],
    ['HTTPS', true],
    ['http', false],
    ['http, https', true],
    ['https, http', false],
    ['', false],
  ] as const) {
    it(`is ${isHttps ? '' : 'not '}https when a trusted proxy says ${JSON.stringify(told)}`, () => {
      assert.equal(origin(proxies, '10.0.0.1', { 'x-forwarded-proto': told }).isHttps, isHttps);
    });
  }
});
