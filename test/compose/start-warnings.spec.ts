import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { warnAtStart } from '../../src/compose/start-warnings.js';
import { configOf } from '../../src/config.js';
import type { LogFields } from '../../src/observe/create-log.js';
import { botEnvironment } from '../../src/sandbox/bot-environment.js';
import { type ServedTenant, serveTenant } from '../../src/sandbox/tenant/serve.js';
import { selfSigned } from '../support/self-signed.js';
import { tempFolder } from '../support/temp-folder.js';

const day = 24 * 60 * 60 * 1000;

describe('what a start warns of', () => {
  const temp = tempFolder();
  let served: ServedTenant;
  before(async () => {
    served = await serveTenant({ dataDir: temp.path });
  });
  after(async () => {
    await served.close();
    temp.remove();
  });
  afterEach(() => served.tenant.simulated.alter({ clockMinutes: 0 }));

  const warnings = async (environment: { readonly [name: string]: string } = {}) => {
    const told: (readonly [string, LogFields | undefined])[] = [];
    const config = configOf(botEnvironment(environment, served.url, 0));
    const warn = (event: string, fields?: LogFields): void => void told.push([event, fields]);
    await warnAtStart(config, { warn });
    return told;
  };
  const certificate = (days: number): string => {
    const { certificate: pem, key } = selfSigned(new Date(Date.now() + days * day));
    const file = join(temp.path, `${days}.pem`);
    writeFileSync(file, pem + key);
    return file;
  };

  it('is nothing where all is well', async () => {
    assert.deepEqual(await warnings({ MICROSOFT_APP_CERTIFICATE_FILE: certificate(60) }), []);
  });

  for (const [minutes, told] of [
    [10, [['clock.off', { minutes: -10 }]]],
    [-10, [['clock.off', { minutes: 10 }]]],
    [4, []],
  ] as const) {
    it(`is a clock that is ${minutes} min off: ${told.length}`, async () => {
      served.tenant.simulated.alter({ clockMinutes: minutes });
      assert.deepEqual(await warnings(), told);
    });
  }

  it('is a certificate that ends within a month, or has ended', async () => {
    const told = await warnings({
      MICROSOFT_APP_CERTIFICATE_FILE: certificate(29),
      EXCHANGE_APP_CERTIFICATE_FILE: certificate(-1),
    });
    assert.deepEqual(
      told.map(([event, fields]) => [event, fields?.['name']]),
      [
        ['certificate.ends', 'bot'],
        ['certificate.ended', 'SP Connector Bot'],
      ],
    );
  });
});
