import assert from 'node:assert/strict';
import { ConfigFaults, configOf } from '../../src/config.js';
import { leastEnvironment } from '../support/environment.js';

type Environment = { readonly [name: string]: string | undefined };

describe('CHECK_AS', () => {
  const askersOf = (more: Environment) => configOf({ ...leastEnvironment, ...more }).askers;
  const asker = { CHECK_AS: 'asker', PUBLIC_URL: 'https://bot.contoso.com' };

  const faultsOf = (more: Environment): readonly string[] => {
    try {
      configOf({ ...leastEnvironment, ...more });
      return [];
    } catch (error) {
      assert.ok(error instanceof ConfigFaults);
      return error.faults;
    }
  };

  it('is the application, unless it says otherwise', () => {
    assert.equal(askersOf({}), undefined);
    assert.equal(askersOf({ ...asker, CHECK_AS: 'application' }), undefined);
  });

  it('names the usual resource of the bot’s registration, or the one that is set', () => {
    const usual = `api://botid-${leastEnvironment.MICROSOFT_APP_ID}`;
    assert.equal(askersOf(asker)?.resource, usual);
    assert.equal(askersOf({ ...asker, SSO_RESOURCE: 'api://other' })?.resource, 'api://other');
  });

  it('needs an https address for the sign-in page', () => {
    for (const url of [undefined, 'http://bot.contoso.com']) {
      const [fault, ...more] = faultsOf({ ...asker, PUBLIC_URL: url });
      assert.match(fault ?? '', /^PUBLIC_URL: write the bot's https address/);
      assert.deepEqual(more, []);
    }
  });

  it('needs a registration that can prove itself', () => {
    const managed = { MICROSOFT_APP_PASSWORD: '', MICROSOFT_APP_MANAGED_IDENTITY: 'yes' };
    const [fault, ...more] = faultsOf({ ...asker, ...managed });
    assert.match(fault ?? '', /^CHECK_AS: write application: a managed identity cannot act/);
    assert.deepEqual(more, []);
    assert.deepEqual(faultsOf(managed), []);
  });
});
