import assert from 'node:assert/strict';
import { BotAuthentication } from '../../src/teams/bot-authentication.js';
import { wallTimer } from '../../src/teams/in-time.js';
import { botAppId } from '../support/teams-bot.js';

describe('Clients of the Bot Connector', () => {
  const factory = () => {
    const authentication = new BotAuthentication({
      appId: botAppId,
      openIdMetadataUrl: 'http://127.0.0.1:9/',
      getToken: async () => 'token',
      fetch: globalThis.fetch,
      clock: () => new Date(),
      timer: wallTimer,
    });
    // Each turn has a factory of its own.
    return () => {
      const { connectorFactory } = authentication.local();
      if (!connectorFactory) throw new Error('no factory');
      return connectorFactory;
    };
  };

  it('are made once for each address and audience, for all turns', async () => {
    const of = factory();
    const one = await of().create('http://127.0.0.1:1/', 'audience');
    assert.equal(await of().create('http://127.0.0.1:1/', 'audience'), one);
    assert.notEqual(await of().create('http://127.0.0.1:2/', 'audience'), one);
    assert.notEqual(await of().create('http://127.0.0.1:1/', 'another'), one);
  });

  it('are not kept for ever', async () => {
    const of = factory();
    const one = await of().create('http://127.0.0.1:1/', 'audience');
    for (let n = 2; n <= 101; n += 1) await of().create(`http://127.0.0.1:${n}/`, 'audience');
    assert.notEqual(await of().create('http://127.0.0.1:1/', 'audience'), one);
  });
});
