import assert from 'node:assert/strict';
import { GraphIntune } from '../../src/graph/graph-intune.js';
import { type AnswerServer, answerServer } from '../support/answer-server.js';
import { graphOver } from '../support/graph-over.js';

describe('GraphIntune', () => {
  let server: AnswerServer;
  let intune: GraphIntune;

  before(async () => {
    server = await answerServer();
    intune = new GraphIntune(graphOver(server.url));
  });
  beforeEach(() => server.clear());
  after(() => server.close());

  const answers = (...value: object[]) => {
    server.rest = { body: { value } };
  };
  const asked = () => server.asked.map(({ url }) => url);

  describe('the organization', () => {
    const contoso = {
      id: '1111',
      displayName: 'Contoso',
      mobileDeviceManagementAuthority: 'intune',
      onPremisesSyncEnabled: true,
      onPremisesLastSyncDateTime: '2026-11-23T10:30:00Z',
    };

    it('is read', async () => {
      answers(contoso);
      assert.deepEqual(await intune.organization(), {
        id: '1111',
        displayName: 'Contoso',
        mdmAuthority: 'intune',
        onPremisesSyncEnabled: true,
        onPremisesLastSync: new Date('2026-11-23T10:30:00Z'),
      });
      assert.match(
        asked()[0] ?? '',
        /^\/v1\.0\/organization\?\$select=id,.*mobileDeviceManagementAuthority$/,
      );
    });

    for (const [what, change, expected] of [
      ['false is not null: synchronised once', { onPremisesSyncEnabled: false }, [false, 'intune']],
      ['null is cloud only', { onPremisesSyncEnabled: null }, [null, 'intune']],
      ['a text says nothing', { onPremisesSyncEnabled: 'true' }, [null, 'intune']],
      ['an authority not told', { mobileDeviceManagementAuthority: null }, [true, 'unknown']],
      ['an authority of later days', { mobileDeviceManagementAuthority: 'new' }, [true, 'new']],
    ] as const) {
      it(`${what}`, async () => {
        answers({ ...contoso, ...change });
        const { onPremisesSyncEnabled, mdmAuthority } = await intune.organization();
        assert.deepEqual([onPremisesSyncEnabled, mdmAuthority], expected);
      });
    }

    for (const never of [null, '', '0001-01-01T00:00:00Z', 'yesterday', 5]) {
      it(`was never synchronised: ${JSON.stringify(never)}`, async () => {
        answers({ ...contoso, onPremisesLastSyncDateTime: never });
        assert.equal((await intune.organization()).onPremisesLastSync, null);
      });
    }

    it('is bad data when there is none, or none with a name', async () => {
      answers();
      await assert.rejects(intune.organization(), { fault: 'badData', asked: '/organization' });
      answers({ ...contoso, displayName: null });
      await assert.rejects(intune.organization(), { fault: 'badData' });
    });
  });

  it('a service plan is usable when bought and provisioned', async () => {
    const plans = (capabilityStatus: string, provisioningStatus: string) => ({
      capabilityStatus,
      servicePlans: [
        { servicePlanName: `${capabilityStatus} ${provisioningStatus}`, provisioningStatus },
      ],
    });
    answers(
      plans('Enabled', 'Success'),
      plans('Warning', 'Success'),
      plans('Enabled', 'PendingActivation'),
      plans('Suspended', 'Success'),
      plans('Deleted', 'Success'),
      plans('LockedOut', 'Success'),
      { capabilityStatus: 'Enabled' },
    );
    assert.deepEqual(await intune.servicePlans(), [
      { name: 'Enabled Success', usable: true },
      { name: 'Warning Success', usable: true },
      { name: 'Enabled PendingActivation', usable: false },
      { name: 'Suspended Success', usable: false },
      { name: 'Deleted Success', usable: false },
      { name: 'LockedOut Success', usable: false },
    ]);
    assert.deepEqual(asked(), ['/v1.0/subscribedSkus']);
  });

  it('health is that of Exchange Online and Intune, with what is still open', async () => {
    answers(
      {
        service: 'Exchange Online',
        status: 'serviceDegradation',
        issues: [
          { id: 'EX1', title: 'Open', isResolved: false },
          { id: 'EX2', title: 'Over', isResolved: true },
          { id: 'EX3', title: 'Not told' },
        ],
      },
      { service: 'Microsoft Intune', status: 'serviceOperational', issues: [] },
      { service: 'Microsoft Teams', status: 'serviceInterruption' },
    );
    assert.deepEqual(await intune.serviceHealth(), [
      {
        service: 'Exchange Online',
        status: 'serviceDegradation',
        openIssues: [
          { id: 'EX1', title: 'Open' },
          { id: 'EX3', title: 'Not told' },
        ],
      },
      { service: 'Microsoft Intune', status: 'serviceOperational', openIssues: [] },
    ]);
  });

  it('a connector of Intune has null for what it does not tell', async () => {
    const told = {
      id: 'c',
      status: 'connected',
      exchangeConnectorType: 'serviceToService',
      primarySmtpAddress: 'svc@contoso.com',
      exchangeOrganization: 'contoso.com',
      version: '5.0',
      lastSyncDateTime: '2026-11-23T10:30:00Z',
    };
    const silent = {
      id: 'd',
      status: 'none',
      exchangeConnectorType: 'hosted',
      primarySmtpAddress: '',
      lastSyncDateTime: '0001-01-01T00:00:00Z',
    };
    answers(told, silent);
    assert.deepEqual(await intune.exchangeConnectors(), [
      {
        id: 'c',
        status: 'connected',
        connectorType: 'serviceToService',
        primarySmtpAddress: 'svc@contoso.com',
        exchangeOrganization: 'contoso.com',
        version: '5.0',
        lastSync: new Date('2026-11-23T10:30:00Z'),
      },
      {
        id: 'd',
        status: 'none',
        connectorType: 'hosted',
        primarySmtpAddress: null,
        exchangeOrganization: null,
        version: null,
        lastSync: null,
      },
    ]);
  });

  describe('people with a mailbox', () => {
    const plan = (service: string, capabilityStatus = 'Enabled') => ({ service, capabilityStatus });
    const user = (name: string, assignedPlans: unknown, change: object = {}) => ({
      userPrincipalName: name,
      mail: `${name}@contoso.com`,
      userType: 'Member',
      accountEnabled: true,
      assignedPlans,
      ...change,
    });
    const both = [plan('exchange'), plan('SCO')];
    const found = async () => {
      const names: (readonly [string, boolean])[] = [];
      for await (const { userPrincipalName, intuneLicensed } of intune.mailboxUsers()) {
        names.push([userPrincipalName, intuneLicensed]);
      }
      return names;
    };

    it('are members with an Exchange plan, with Intune or without', async () => {
      answers(
        user('both', both),
        user('no-intune', [plan('exchange')]),
        user('warned', [plan('exchange', 'Warning'), plan('SCO', 'Warning')]),
        user('intune-lapsed', [plan('exchange'), plan('SCO', 'Suspended')]),
        user('no-mailbox', [plan('SCO')]),
        user('mailbox-gone', [plan('exchange', 'Deleted'), plan('SCO')]),
        user('no-plans', null),
        user('guest', both, { userType: 'Guest' }),
        user('disabled', both, { accountEnabled: false }),
        user('kind-not-told', both, { userType: null }),
      );
      assert.deepEqual(await found(), [
        ['both', true],
        ['no-intune', false],
        ['warned', true],
        ['intune-lapsed', false],
        ['kind-not-told', true],
      ]);
    });

    it('are read page by page', async () => {
      const link = `${server.url}/v1.0/users?$skiptoken=2`;
      server.queue.push({ body: { value: [user('a', both)], '@odata.nextLink': link } });
      answers(user('b', both));
      assert.deepEqual(await found(), [
        ['a', true],
        ['b', true],
      ]);
      assert.match(asked()[0] ?? '', /&\$top=999$/);
    });
  });

  it('is a failure when Graph fails, whatever is asked', async () => {
    server.rest = { status: 403 };
    const failure = { name: 'TenantFailure', service: 'graph', fault: 'accessDenied' };
    await assert.rejects(intune.organization(), failure);
    await assert.rejects(intune.servicePlans(), failure);
    await assert.rejects(intune.serviceHealth(), failure);
    await assert.rejects(intune.exchangeConnectors(), failure);
    await assert.rejects(async () => {
      for await (const _ of intune.mailboxUsers()) assert.fail('a user');
    }, failure);
  });

  it('ends when its asker gives up', async () => {
    server.rest = 'silence';
    const signal = AbortSignal.abort();
    const failure = { fault: 'timedOut' };
    await assert.rejects(intune.organization({ signal }), failure);
    await assert.rejects(intune.servicePlans({ signal }), failure);
    await assert.rejects(intune.serviceHealth({ signal }), failure);
    await assert.rejects(intune.exchangeConnectors({ signal }), failure);
    await assert.rejects(async () => {
      for await (const _ of intune.mailboxUsers({ signal })) assert.fail('a user');
    }, failure);
  });
});
