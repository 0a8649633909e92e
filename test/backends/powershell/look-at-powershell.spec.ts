import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { lookAtPowershell } from '../../../src/backends/powershell/look-at-powershell.js';
import { powershellEnvironment } from '../../../src/config/powershell-environment.js';
import { powershell } from '../../support/powershell-backend.js';

const sandboxModule = fileURLToPath(
  new URL(
    '../../../src/sandbox/powershell/ExchangeOnlineManagement/ExchangeOnlineManagement.psd1',
    import.meta.url,
  ),
);

const look = (executable: string, module: string, more: { readonly [name: string]: string } = {}) =>
  lookAtPowershell({
    executable,
    module,
    environment: { ...powershellEnvironment(process.env, '', undefined), ...more },
    timeoutMs: 60_000,
  });

describe('a look at PowerShell', function () {
  this.timeout(90_000);

  it('finds none where there is no such program, or one that says something else', async () => {
    assert.equal(await look('/nowhere/pwsh', 'ExchangeOnlineManagement'), undefined);
    assert.equal(await look(process.execPath, 'ExchangeOnlineManagement'), undefined);
  });

  it('gives every PowerShell a plain terminal, no telemetry and no look for updates', () => {
    const environment = powershellEnvironment({ TERM: 'xterm', NO_COLOR: '0' }, '', undefined);
    assert.deepEqual(environment, {
      TERM: 'dumb',
      NO_COLOR: '1',
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
    });
  });

  if (!powershell) return;
  const { path } = powershell;

  it('tells its version, and that of a module by its path', async () => {
    const state = await look(path, sandboxModule);
    assert.match(state?.version ?? '', /^7\.\d+/);
    assert.equal(state?.module, '3.9.2');
  });

  for (const TERM of ['xterm-256color', 'linux', '']) {
    it(`reads the version past what PowerShell writes to a terminal of type "${TERM}"`, async () => {
      const state = await look(path, sandboxModule, { TERM, NO_COLOR: '' });
      assert.match(state?.version ?? '', /^7\.\d+/);
      assert.equal(state?.module, '3.9.2');
    });
  }

  for (const module of [
    'NoSuchModule',
    '/nowhere/x.psd1',
    "'; [Console]::Out.WriteLine('module=9')",
  ]) {
    it(`finds no module ${module}`, async () => {
      const state = await look(path, module);
      assert.deepEqual(Object.keys(state ?? {}), ['version', 'module']);
      assert.equal(state?.module, undefined);
    });
  }
});
