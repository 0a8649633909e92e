import assert from 'node:assert/strict';
import { RestBackend } from '../../../src/backends/rest/rest-backend.js';
import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { RunOptions } from '../../../src/domain/ports/exchange-backend.js';
import { type AnswerServer, answerServer } from '../../support/answer-server.js';

const read: CmdletCall = { cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' } };
const write: CmdletCall = {
  cmdlet: 'Set-ActiveSyncOrganizationSettings',
  parameters: { DefaultAccessLevel: 'Block' },
};

describe('RestBackend', () => {
  let server: AnswerServer;
  let elsewhere: AnswerServer;
  let backend: RestBackend;

  before(async () => {
    server = await answerServer();
    elsewhere = await answerServer();
    backend = new RestBackend({
      baseUrl: server.url,
      tenantId: 'the-tenant',
      appId: 'the-app',
      getToken: async () => 'token',
      fetch: globalThis.fetch,
      clock: () => new Date(0),
      newId: () => 'id',
      random: () => 0,
      sleep: async () => undefined,
      timeoutMs: 10_000,
      retryBudgetMs: 1000,
    });
  });
  beforeEach(() => {
    server.clear();
    elsewhere.clear();
  });
  after(() => Promise.all([server.close(), elsewhere.close()]));

  const page = (guids: readonly string[], next?: string, rest: object = {}) => ({
    body: {
      value: guids.map((Guid) => ({ Guid })),
      ...(next === undefined ? {} : { '@odata.nextLink': next }),
      ...rest,
    },
  });

  async function guidsOf(call: CmdletCall = read, options?: RunOptions): Promise<unknown[]> {
    const guids: unknown[] = [];
    for await (const page of backend.run(call, options)) {
      guids.push(...page.map((row) => ({ ...row })['Guid' as never]));
    }
    return guids;
  }

  async function failureOf(work: Promise<unknown>): Promise<TenantFailure> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof TenantFailure, String(error));
    return error;
  }

  it('sends the cmdlet as data to the tenant it is of', async () => {
    server.rest = page([]);
    await guidsOf();
    const [asked] = server.asked;
    assert.deepEqual(
      [asked?.method, asked?.url],
      ['POST', '/adminapi/beta/the-tenant/InvokeCommand'],
    );
    assert.equal(asked?.headers['x-cmdletname'], 'Get-MobileDevice');
    assert.deepEqual(JSON.parse(asked?.body ?? ''), {
      CmdletInput: { CmdletName: 'Get-MobileDevice', Parameters: { ResultSize: 'Unlimited' } },
    });
  });

  it('asks for the next page with the same body at its link', async () => {
    server.queue.push(page(['a', 'b'], `${server.url}/next?page=2`), page(['c'], '/next?page=3'));
    server.rest = page(['d']);
    assert.deepEqual(await guidsOf(), ['a', 'b', 'c', 'd']);
    assert.deepEqual(
      server.asked.slice(1).map(({ url }) => url),
      ['/next?page=2', '/next?page=3'],
    );
    assert.equal(new Set(server.asked.map(({ body }) => body)).size, 1);
  });

  it('asks for no page that nobody wants', async () => {
    server.rest = page(['a'], `${server.url}/next`);
    for await (const _ of backend.run(read)) break;
    assert.equal(server.asked.length, 1);
    assert.equal(backend.describe().running, 0);
  });

  it('asks for the next page while this one is taken, once somebody came back for more', async () => {
    server.queue.push(page(['a'], `${server.url}/next?page=2`), page(['b'], '/next?page=3'));
    server.rest = page(['c']);
    const taken: unknown[] = [];
    for await (const [row] of backend.run(read)) {
      taken.push({ ...row }['Guid' as never]);
      if (taken.length !== 2) continue;
      // It would wait for ever if nobody asked before the second page was taken.
      await server.untilAsked(3);
    }
    assert.deepEqual(taken, ['a', 'b', 'c']);
  });

  it('fails nobody by a page that was asked for and is not wanted any more', async () => {
    server.queue.push(page(['a'], `${server.url}/next?page=2`), page(['b'], '/next?page=3'));
    server.rest = { status: 400 };
    let taken = 0;
    for await (const _ of backend.run(read)) {
      taken += 1;
      if (taken < 2) continue;
      await server.untilAsked(3);
      break;
    }
    // A rejection that nobody handles fails the run.
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(taken, 2);
  });

  it('follows no circle', async () => {
    server.rest = page(['a'], `${server.url}/next`);
    assert.equal((await failureOf(guidsOf())).fault, 'badData');
    assert.equal(server.asked.length, 2);
  });

  it('follows no link to another host, and none that is no address', async () => {
    for (const link of [`${elsewhere.url}/next`, 'https://:bad:']) {
      server.rest = page(['a'], link);
      assert.equal((await failureOf(guidsOf())).fault, 'badData');
    }
    assert.deepEqual(elsewhere.asked, []);
  });

  it('sends a write once, whatever link is in the answer', async () => {
    server.rest = page([], `${server.url}/next`);
    assert.deepEqual(await guidsOf(write), []);
    assert.equal(server.asked.length, 1);
  });

  it('does not know what a write did that was answered with nonsense', async () => {
    server.rest = { body: '<html>' };
    const failure = await failureOf(guidsOf(write));
    assert.deepEqual([failure.fault, failure.outcome], ['badData', 'unknown']);
    assert.equal((await failureOf(guidsOf())).outcome, 'none');
  });

  it('hands the warnings of every page on, fit for people', async () => {
    const warnings = (text: string) => ({ '@adminapi.warnings': [text] });
    server.queue.push(page([], '/next', warnings('Bearer eyJhbGciOi.a.b Beware.')));
    server.rest = page([], undefined, warnings('Twice.'));
    const heard: string[] = [];
    await guidsOf(read, { onWarning: (warning) => heard.push(warning) });
    assert.deepEqual(heard, ['Beware.', 'Twice.']);
    await guidsOf();
  });

  it('counts what runs, also when it fails', async () => {
    server.rest = { status: 403 };
    await failureOf(guidsOf());
    assert.deepEqual(backend.describe(), {
      name: 'rest',
      target: new URL(server.url).host,
      executingIdentity: 'the-app',
      running: 0,
      waiting: 0,
    });
  });

  describe('what is permitted', () => {
    it('is what the module file exports', async () => {
      server.rest = { body: { value: [{ exportedCmdlets: 'Get-A, Get-B,,Set-C ' }] } };
      assert.deepEqual(await backend.permittedCmdlets(), new Set(['Get-A', 'Get-B', 'Set-C']));
      const [asked] = server.asked;
      assert.equal(asked?.method, 'GET');
      assert.match(asked?.url ?? '', /^\/adminapi\/v1\.0\/the-tenant\/EXOModuleFile\?Version=/);
      assert.equal(asked?.headers['commandname'], '*');
    });

    for (const body of ['', '[]', '{}', '{"value":[]}', '{"value":[{"exportedCmdlets":null}]}']) {
      it(`is not known: ${JSON.stringify(body)}`, async () => {
        server.rest = { body };
        const failure = await failureOf(backend.permittedCmdlets());
        assert.deepEqual([failure.fault, failure.asked], ['badData', 'EXOModuleFile']);
      });
    }
  });
});
