import assert from 'node:assert/strict';
import { misspelt } from '../../src/config/misspelt.js';
import { settings } from '../../src/config/settings.js';

describe('misspelt names of settings', () => {
  for (const [name, meant] of [
    ['TENANT_IDD', 'TENANT_ID'],
    ['TENANTID', 'TENANT_ID'],
    ['MICROSOFT_APP_PASWORD', 'MICROSOFT_APP_PASSWORD'],
    ['EXCHANGE_APP_SECRT', 'EXCHANGE_APP_SECRET'],
    ['ROLE_ADMINS', 'ROLE_ADMIN'],
    ['TIMEZONE', 'TIME_ZONE'],
    ['LANGUAGES', 'LANGUAGE'],
    ['LOG_LEVELS', 'LOG_LEVEL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['SERVICE_URL_HOST', 'SERVICE_URL_HOSTS'],
  ]) {
    it(`${name}: ${meant} was meant`, () => {
      const value = 'hunter2';
      assert.deepEqual(misspelt({ [name ?? '']: value }), [
        `${name} is no setting of this bot. Did you mean ${meant}?`,
      ]);
    });
  }

  it('are named without a guess where nothing is near', () => {
    assert.deepEqual(misspelt({ EXCHANGE_SOMETHING_ELSE: '1' }), [
      'EXCHANGE_SOMETHING_ELSE is no setting of this bot.',
    ]);
  });

  it('are none where the name is right, or another program’s', () => {
    const right = Object.fromEntries(Object.keys(settings).map((name) => [name, 'x']));
    const others = {
      PATH: '/bin',
      HOME: '/root',
      NODE_OPTIONS: '',
      npm_config_port: '1',
      LANG: 'C',
    };
    assert.deepEqual(misspelt({ ...right, ...others, SANDBOX_PORT: '1' }), []);
  });
});
