import assert from 'node:assert/strict';
import {
  type Connector,
  connectorStatus,
  syncOverdueAfterMs,
} from '../../../src/domain/connector/connector.js';
import { StatusDesk } from '../../../src/domain/connector/status-desk.js';
import { graphDown } from '../../support/memory-directory.js';
import { exchangeDown, MemoryExchange } from '../../support/memory-exchange.js';
import { checkedAt, MemoryIntune } from '../../support/memory-intune.js';

const ago = (ms: number): Date => new Date(checkedAt.getTime() - ms);

const connector = (more: Partial<Connector> = {}): Connector => ({
  id: 'c-1',
  primarySmtpAddress: 'svc@contoso.com',
  approvedAt: ago(syncOverdueAfterMs * 9),
  disconnectedAt: undefined,
  lastAttempt: ago(60_000),
  lastSuccess: ago(60_000),
  ...more,
});

describe('the status of a connector', () => {
  for (const [what, one, status] of [
    ['none was ever set up', undefined, 'none'],
    ['it never synchronised', connector({ lastSuccess: undefined }), 'connectionPending'],
    ['it synchronised a minute ago', connector(), 'connected'],
    [
      'it synchronised 26 hours ago',
      connector({ lastSuccess: ago(syncOverdueAfterMs) }),
      'connected',
    ],
    [
      'it is later than that',
      connector({ lastSuccess: ago(syncOverdueAfterMs + 1) }),
      'disconnected',
    ],
    ['it was disconnected by command', connector({ disconnectedAt: ago(1) }), 'disconnected'],
    [
      'it was disconnected before its first sync',
      connector({ disconnectedAt: ago(1), lastSuccess: undefined }),
      'disconnected',
    ],
  ] as const) {
    it(`is ${status} where ${what}`, () => assert.equal(connectorStatus(one, checkedAt), status));
  }
});

describe('the status desk', () => {
  function tenant(current: Connector | undefined = connector()) {
    const exchange = new MemoryExchange();
    const intune = new MemoryIntune();
    const desk = new StatusDesk(
      exchange,
      intune,
      { current: async () => current },
      () => checkedAt,
    );
    return { exchange, intune, desk };
  }

  it('tells the connector, who runs it, and what Exchange and Intune say', async () => {
    const { desk, exchange, intune } = tenant();
    const record = {
      id: 'r-1',
      status: 'disconnected',
      connectorType: 'serviceToService',
      primarySmtpAddress: null,
      exchangeOrganization: null,
      version: null,
      lastSync: null,
    };
    intune.connectors = [record];
    assert.deepEqual(await desk.connectionInformation(), {
      status: 'connected',
      connector: connector(),
      backend: exchange.describe(),
      exchange: { read: true, value: { organization: 'Contoso', version: '15.20.8158.0' } },
      mdmAuthority: { read: true, value: 'intune' },
      intuneRecords: { read: true, value: [record] },
      askedAt: checkedAt,
    });
  });

  it('has a status where there is no connector', async () => {
    const exchange = new MemoryExchange();
    const none = { current: async () => undefined };
    const desk = new StatusDesk(exchange, new MemoryIntune(), none, () => checkedAt);
    const { status, connector: found } = await desk.connectionInformation();
    assert.deepEqual([status, found], ['none', undefined]);
  });

  for (const [rows, value] of [
    [
      [{ Name: 'c.onmicrosoft.com', AdminDisplayVersion: '15.2' }],
      { organization: 'c.onmicrosoft.com', version: '15.2' },
    ],
    [[{}], { organization: '', version: '' }],
    [[], { organization: '', version: '' }],
  ] as const) {
    it(`shows of ${JSON.stringify(rows)} what is there`, async () => {
      const { desk, exchange } = tenant();
      exchange.organization = rows;
      const information = await desk.connectionInformation();
      assert.deepEqual(information.exchange, { read: true, value });
    });
  }

  const notRead = (failure: unknown) => ({ read: false, failure });
  for (const [what, failures, exchangeFails] of [
    ['Exchange', {}, true],
    ['Graph’s organization', { organization: graphDown }, false],
    ['Intune’s records', { exchangeConnectors: graphDown }, false],
    ['everything', { organization: graphDown, exchangeConnectors: graphDown }, true],
  ] as const) {
    it(`says what was not read where ${what} is silent, and the rest all the same`, async () => {
      const { desk, exchange, intune } = tenant();
      intune.failures = failures;
      if (exchangeFails) exchange.failures = { 'Get-OrganizationConfig': exchangeDown };
      const found = await desk.connectionInformation();
      if (exchangeFails) assert.deepEqual(found.exchange, notRead(exchangeDown));
      else assert.equal(found.exchange.read, true);
      if ('organization' in failures) assert.deepEqual(found.mdmAuthority, notRead(graphDown));
      else assert.equal(found.mdmAuthority.read, true);
      if ('exchangeConnectors' in failures) {
        assert.deepEqual(found.intuneRecords, notRead(graphDown));
      } else assert.equal(found.intuneRecords.read, true);
      assert.equal(found.status, 'connected');
    });
  }

  it('fails as we fail', async () => {
    const { desk, intune } = tenant();
    const ours = new TypeError('x');
    intune.failures = { organization: ours };
    await assert.rejects(desk.connectionInformation(), ours);
  });
});
