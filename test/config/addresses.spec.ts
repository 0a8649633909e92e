import assert from 'node:assert/strict';
import { readAddresses } from '../../src/config/addresses.js';
import { readSettings, type Settings } from '../../src/config/settings.js';
import { leastEnvironment } from '../support/environment.js';

const addressesOf = (more: { readonly [name: string]: string }) => {
  const { whole, faults } = readSettings({ ...leastEnvironment, ...more });
  assert.deepEqual(faults, []);
  return readAddresses(whole as Settings);
};

describe('the addresses of the services', () => {
  it('are Microsoft’s own where nothing else is set', () => {
    assert.deepEqual(addressesOf({}), {
      authority: 'https://login.microsoftonline.com',
      graph: 'https://graph.microsoft.com',
      exchange: 'https://outlook.office365.com',
      botOpenIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    });
  });

  it('may be those of a national cloud', () => {
    const addresses = addressesOf({
      AUTHORITY_URL: 'https://login.microsoftonline.us/',
      GRAPH_URL: 'https://dod-graph.microsoft.us',
      EXCHANGE_URL: 'https://outlook-dod.office365.us',
      BOT_OPENID_METADATA_URL:
        'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    });
    assert.ok('graph' in addresses);
    assert.equal(addresses.authority, 'https://login.microsoftonline.us');
    assert.equal(addresses.graph, 'https://dod-graph.microsoft.us');
  });

  for (const name of [
    'AUTHORITY_URL',
    'GRAPH_URL',
    'EXCHANGE_URL',
    'BOT_OPENID_METADATA_URL',
  ] as const) {
    for (const address of [
      'https://evil.example',
      'https://graph.microsoft.com.evil.example',
      'https://evil.example/graph.microsoft.com',
      'https://graph.microsoft.com@evil.example',
      'https://notgraph.microsoft.com',
      'http://graph.microsoft.com',
      'http://127.0.0.1:4000',
      'https://169.254.169.254/metadata',
    ]) {
      it(`${name} goes to no other host: ${address}`, () =>
        assert.deepEqual(addressesOf({ [name]: address }), [
          `${name}: write the https address of a Microsoft service.`,
        ]));
    }
  }

  it('are refused all at once', () => {
    const faults = addressesOf({
      GRAPH_URL: 'https://a.example',
      EXCHANGE_URL: 'https://b.example',
    });
    assert.deepEqual(faults, [
      'GRAPH_URL: write the https address of a Microsoft service.',
      'EXCHANGE_URL: write the https address of a Microsoft service.',
    ]);
  });

  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    it(`are the sandbox’s on ${host}, whatever else is set`, () => {
      const SANDBOX_URL = `http://${host}:4000/`;
      assert.deepEqual(
        addressesOf({ NODE_ENV: 'development', SANDBOX_URL, GRAPH_URL: 'https://evil.example' }),
        {
          authority: `http://${host}:4000`,
          graph: `http://${host}:4000/graph`,
          exchange: `http://${host}:4000/exchange`,
          botOpenIdMetadata: `http://${host}:4000/connector/v1/.well-known/openidconfiguration`,
        },
      );
    });
  }

  for (const environment of [{ NODE_ENV: 'production' }, {}]) {
    it(`are never the sandbox’s in production: ${JSON.stringify(environment)}`, () =>
      assert.deepEqual(addressesOf({ ...environment, SANDBOX_URL: 'http://127.0.0.1:4000' }), [
        'SANDBOX_URL: remove it: there is no sandbox in production.',
      ]));
  }

  for (const address of [
    'http://10.0.0.1:4000',
    'https://sandbox.example',
    'http://127.0.0.1.evil.example',
    'http://localhost@evil.example',
  ]) {
    it(`are no sandbox’s elsewhere: ${address}`, () =>
      assert.deepEqual(addressesOf({ NODE_ENV: 'development', SANDBOX_URL: address }), [
        'SANDBOX_URL: remove it: the sandbox is on this machine alone.',
      ]));
  }
});
