import assert from 'node:assert/strict';
import { endpointLook } from '../../../../src/domain/doctor/looks/endpoint-look.js';
import type { Knocked } from '../../../../src/domain/doctor/probes.js';
import { doctorNeeds } from '../../../support/doctor-needs.js';

const secure = 'https://bot.contoso.com';
const plain = 'http://bot.contoso.com';
const answered: Knocked = {
  status: 200,
  code: '',
  isOurs: true,
  lost: undefined,
  knowsHttps: true,
};

describe('the look at the messaging endpoint', () => {
  const look = (url: string, knocked?: Partial<Knocked>, isSandbox = false) =>
    endpointLook(
      doctorNeeds({
        place: { publicUrl: () => url, isSandbox },
        ...(knocked ? { probes: { knock: async () => ({ ...answered, ...knocked }) } } : {}),
      }),
    ).look();

  it('refuses an address without https before anybody knocks, and writes the same with it', async () => {
    assert.deepEqual(await look(plain), {
      verdict: 'failed',
      finding: 'endpointPlain',
      facts: { url: plain, setting: 'PUBLIC_URL' },
      command: `echo 'PUBLIC_URL=${secure}' >> .env`,
    });
  });

  it('takes one without https in the sandbox, where nobody speaks it', async () => {
    assert.equal((await look(plain, { knowsHttps: false }, true)).finding, 'endpointWell');
  });

  it('warns where the bot does not learn of https, and names the setting for the proxy', async () => {
    assert.deepEqual(await look(secure, { knowsHttps: false }), {
      verdict: 'warning',
      finding: 'endpointUntrusted',
      facts: { url: secure, setting: 'TRUSTED_PROXIES' },
      command: "echo 'TRUSTED_PROXIES=<address of the proxy>' >> .env",
    });
    assert.equal((await look(secure, {})).finding, 'endpointWell');
  });
});
