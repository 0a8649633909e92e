import assert from 'node:assert/strict';
import { isLocalEntry, type Peer } from '../../src/teams/local-entry.js';

const local: Peer = {
  address: '127.0.0.1',
  host: 'localhost:3978',
  origin: undefined,
  isForwarded: false,
};

describe('the entry without a token', () => {
  const open: { readonly [what: string]: Partial<Peer> } = {
    'from this machine': {},
    'over IPv6': { address: '::1', host: '[::1]:3978' },
    'over IPv4 within IPv6': { address: '::ffff:127.0.0.1' },
    'by another address of this machine': { address: '127.9.8.7', host: '127.0.0.1' },
    'from the bot’s own page': { origin: 'http://localhost:3978' },
  };
  for (const [what, more] of Object.entries(open)) {
    it(`is open in the sandbox ${what}`, () =>
      assert.equal(isLocalEntry({ ...local, ...more }, true), true));
    it(`is closed outside of the sandbox ${what}`, () =>
      assert.equal(isLocalEntry({ ...local, ...more }, false), false));
  }

  const closed: { readonly [what: string]: Partial<Peer> } = {
    'from another machine': { address: '192.168.0.7' },
    'from a machine that looks like this one': { address: '127.0.0.1.evil.example' },
    'from another machine over IPv6': { address: '::ffff:10.0.0.1' },
    'from nowhere': { address: undefined },
    'through a proxy': { isForwarded: true },
    'by another name, as a rebound one of the web is': { host: 'evil.example:3978' },
    'by a name that begins like this machine’s': { host: 'localhost.evil.example' },
    'by a name with a user in it': { host: 'localhost@evil.example' },
    'by no name': { host: undefined },
    'from a page of another site': { origin: 'https://evil.example' },
    'from a page of another port': { origin: 'http://localhost:8080' },
    'from the same page over https': { origin: 'https://localhost:3978' },
    'from a page of no origin': { origin: 'null' },
  };
  for (const [what, more] of Object.entries(closed)) {
    it(`is closed ${what}`, () => assert.equal(isLocalEntry({ ...local, ...more }, true), false));
  }
});
