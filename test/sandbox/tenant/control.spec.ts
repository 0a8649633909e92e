import assert from 'node:assert/strict';
import { type ServedTenant, serveTenant } from '../../../src/sandbox/tenant/serve.js';
import { tempFolder } from '../../support/temp-folder.js';

type Json = { readonly [name: string]: unknown };

interface Answer {
  readonly error?: string;
  readonly cmdlets?: readonly { readonly cmdlet: string; readonly parameters: Json }[];
}

const grace = 'grace@contoso.com';

describe('the doors of the sandbox', () => {
  const folder = tempFolder();
  let served: ServedTenant;
  before(async () => {
    served = await serveTenant({ dataDir: folder.path, size: { mailboxes: 20, devices: 20 } });
  });
  after(async () => {
    await served.close();
    folder.remove();
  });

  const call = async (method: string, path: string, body?: Json | string) => {
    const response = await fetch(`${served.url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer;
    return { status: response.status, allow: response.headers.get('allow'), ...answer };
  };

  it('take the names of cmdlets and parameters as PowerShell does, in any case', async () => {
    const written = await call('POST', '/sandbox/run', {
      account: grace,
      cmdlet: 'set-activesyncorganizationsettings',
      parameters: { USERMAILINSERT: 'Hello' },
    });
    assert.equal(written.status, 200, written.error);
    const { cmdlets } = await call('GET', '/sandbox/cmdlets');
    const [entry] = cmdlets ?? [];
    assert.equal(entry?.cmdlet, 'Set-ActiveSyncOrganizationSettings');
    assert.deepEqual(entry?.parameters, { UserMailInsert: 'Hello' });
  });

  it('leave a name that nobody knows as it is, so that Exchange refuses it', async () => {
    const unknown = [
      { account: grace, cmdlet: 'Get-Nothing' },
      { account: grace, cmdlet: 'constructor' },
      { account: grace, cmdlet: 'Get-MobileDevice', parameters: { Nothing: 1 } },
    ];
    for (const body of unknown)
      assert.equal((await call('POST', '/sandbox/run', body)).status, 422);
  });

  for (const body of ['{', '[]', 'null', '"text"', 'a=b']) {
    it(`refuse a body that is no JSON object: ${body}`, async () => {
      for (const [method, path] of [
        ['POST', '/sandbox/run'],
        ['PUT', '/sandbox/faults/graph'],
        ['PUT', '/sandbox/tenant'],
        ['POST', '/sandbox/roles'],
      ] as const) {
        const { status, error } = await call(method, path, body);
        assert.deepEqual([status, error], [400, 'The body is no JSON object.'], path);
      }
    });
  }

  it('refuse a body that nobody has to send', async () => {
    const large = JSON.stringify({ account: grace, cmdlet: 'x'.repeat(1024 * 1024) });
    const { status, error } = await call('POST', '/sandbox/run', large);
    assert.deepEqual([status, error], [413, 'A body has at most 1 MB.']);
  });

  it('name the methods that a path takes, and say where to look for one that is none', async () => {
    const wrong = await call('PUT', '/sandbox/run', {});
    assert.deepEqual([wrong.status, wrong.allow], [405, 'POST']);
    assert.equal(wrong.error, '/sandbox/run takes POST.');
    const two = await call('POST', '/sandbox/faults/graph', {});
    assert.deepEqual([two.status, two.allow], [405, 'PUT, DELETE']);
    const none = await call('GET', '/sandbox/nothing');
    assert.deepEqual(
      [none.status, none.error],
      [404, 'There is no /sandbox/nothing. GET /sandbox tells what there is.'],
    );
  });

  it('tell what ran since a moment, in whatever zone it is told', async () => {
    await call('POST', '/sandbox/run', { account: grace, cmdlet: 'Get-OrganizationConfig' });
    const since = async (moment: string) => {
      const { cmdlets } = await call('GET', `/sandbox/cmdlets?since=${encodeURIComponent(moment)}`);
      return cmdlets?.length;
    };
    assert.ok((await since('2020-01-01T00:00:00Z')) !== 0);
    const nextHour = new Date(Date.now() + 3_600_000).toISOString().replace('Z', '');
    assert.equal(await since(`${nextHour}Z`), 0);
    // Ten hours ahead of UTC the clock shows more for an earlier moment.
    assert.ok((await since(`${nextHour}+10:00`)) !== 0);
    const { status, error } = await call('GET', '/sandbox/cmdlets?since=never');
    assert.deepEqual([status, error], [400, 'since is a time such as 2026-01-31T10:00:00Z.']);
  });

  it('tell an account that is none from a role that is none', async () => {
    const give = (account: string, role: string) =>
      call('POST', '/sandbox/roles', { account, role, action: 'give' });
    const nobody = await give('nobody@contoso.com', 'Organization Management');
    assert.deepEqual(
      [nobody.status, nobody.error],
      [400, 'There is no account nobody@contoso.com.'],
    );
    const nothing = await give(grace, 'Nothing');
    assert.deepEqual(
      [nothing.status, nothing.error],
      [400, `There is no role Nothing that ${grace} could have.`],
    );
  });
});
