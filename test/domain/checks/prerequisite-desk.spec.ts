import assert from 'node:assert/strict';
import { PrerequisiteDesk } from '../../../src/domain/checks/prerequisite-desk.js';
import {
  type PrerequisiteId,
  type PrerequisiteLine,
  prerequisiteIds,
} from '../../../src/domain/checks/prerequisites.js';
import type { MailboxUser } from '../../../src/domain/ports/intune.js';
import { graphDown } from '../../support/memory-directory.js';
import { exchangeDown, MemoryExchange } from '../../support/memory-exchange.js';
import { checkedAt, MemoryIntune } from '../../support/memory-intune.js';

interface Tenant {
  readonly exchange: MemoryExchange;
  readonly intune: MemoryIntune;
}

async function check(alter: (tenant: Tenant) => void = () => {}) {
  const tenant = { exchange: new MemoryExchange(), intune: new MemoryIntune() };
  alter(tenant);
  const desk = new PrerequisiteDesk(tenant.exchange, tenant.intune, () => checkedAt);
  const report = await desk.prerequisites();
  const line = (id: PrerequisiteId): PrerequisiteLine => {
    const found = report.lines.find((each) => each.id === id);
    assert.ok(found);
    return found;
  };
  return { report, line, ...tenant };
}

const ago = (hours: number): Date => new Date(checkedAt.getTime() - hours * 3_600_000);
const person = (n: number, more: Partial<MailboxUser> = {}): MailboxUser => {
  const name = `p${n}@contoso.com`;
  return { userPrincipalName: name, mail: name, intuneLicensed: true, ...more };
};
const crowd = (count: number, more: Partial<MailboxUser> = {}) =>
  Array.from({ length: count }, (_, n) => person(n, more));
const synced = (on: boolean | null, last: Date | null) => (tenant: Tenant) => {
  tenant.intune.tenant = {
    ...tenant.intune.tenant,
    onPremisesSyncEnabled: on,
    onPremisesLastSync: last,
  };
};
const version = (text: string) => (tenant: Tenant) => {
  tenant.exchange.organization = [{ AdminDisplayVersion: text }];
};
const status = (service: string, word: string) => (tenant: Tenant) => {
  const openIssues = [{ id: 'EX1', title: 'Mail is slow' }];
  tenant.intune.health = [{ service, status: word, openIssues }];
};
const plans =
  (...names: string[]) =>
  (tenant: Tenant) => {
    tenant.intune.plans = names.map((name) => ({ name, usable: !name.startsWith('-') }));
  };
const people =
  (...all: MailboxUser[]) =>
  (tenant: Tenant) => {
    tenant.intune.people = all;
  };

type Case = readonly [
  PrerequisiteId,
  string,
  (tenant: Tenant) => void,
  string,
  string,
  { readonly [fact: string]: unknown },
];

const cases: readonly Case[] = [
  [
    'hostedExchange',
    'a plan and domains',
    () => {},
    'hostedExchangeRunning',
    'passed',
    { plans: ['EXCHANGE_S_ENTERPRISE'], domains: 2 },
  ],
  [
    'hostedExchange',
    'the same plan twice',
    plans('EXCHANGE_S_DESKLESS', 'EXCHANGE_S_DESKLESS'),
    'hostedExchangeRunning',
    'passed',
    { plans: ['EXCHANGE_S_DESKLESS'], domains: 2 },
  ],
  [
    'hostedExchange',
    'the foundation alone',
    plans('EXCHANGE_S_FOUNDATION', '-X'),
    'hostedExchangeNoPlan',
    'failed',
    { plans: ['EXCHANGE_S_FOUNDATION'] },
  ],
  [
    'hostedExchange',
    'an archive alone',
    plans('EXCHANGE_S_ARCHIVE'),
    'hostedExchangeNoPlan',
    'failed',
    { plans: ['EXCHANGE_S_ARCHIVE'] },
  ],
  [
    'hostedExchange',
    'a plan that may not be used',
    ({ intune }) => {
      intune.plans = [{ name: 'EXCHANGE_S_STANDARD', usable: false }];
    },
    'hostedExchangeNoPlan',
    'failed',
    { plans: [] },
  ],
  [
    'hostedExchange',
    'no domain',
    ({ exchange }) => {
      exchange.domains = [];
    },
    'hostedExchangeNoDomain',
    'failed',
    {},
  ],
  ['mdmAuthority', 'Intune', () => {}, 'mdmAuthorityIntune', 'passed', {}],
  ...['unknown', 'sccm', 'office365', 'later'].map(
    (authority): Case => [
      'mdmAuthority',
      authority,
      ({ intune }) => {
        intune.tenant = { ...intune.tenant, mdmAuthority: authority };
      },
      'mdmAuthorityOther',
      'failed',
      { authority },
    ],
  ),
  ...(['15.20.8158.0', '15.0.847.32', '15.1.2507.6', '16.0.1'] as const).map(
    (text): Case => [
      'exchangeVersion',
      text,
      version(`0.20 (${text})`),
      'exchangeVersionSupported',
      'passed',
      { version: text },
    ],
  ),
  [
    'exchangeVersion',
    'Exchange 2010',
    version('Version 14.3 (Build 123.4)'),
    'exchangeVersionTooOld',
    'failed',
    { version: '14.3' },
  ],
  [
    'exchangeVersion',
    'the first number alone',
    version('0.10 (8.3.83.6)'),
    'exchangeVersionTooOld',
    'failed',
    { version: '8.3.83.6' },
  ],
  [
    'exchangeVersion',
    'words',
    version('the newest'),
    'exchangeVersionUnreadable',
    'unknown',
    { text: 'the newest' },
  ],
  [
    'exchangeVersion',
    'no organization',
    ({ exchange }) => {
      exchange.organization = [];
    },
    'exchangeVersionUnreadable',
    'unknown',
    { text: '' },
  ],
  [
    'directorySync',
    '20 minutes ago',
    () => {},
    'directorySyncRecent',
    'passed',
    { lastSync: new Date('2026-03-04T11:40:00Z') },
  ],
  [
    'directorySync',
    'just under 3 hours ago',
    synced(true, ago(2.99)),
    'directorySyncRecent',
    'passed',
    { lastSync: ago(2.99) },
  ],
  [
    'directorySync',
    '3 hours ago',
    synced(true, ago(3)),
    'directorySyncOverdue',
    'failed',
    { lastSync: ago(3) },
  ],
  ['directorySync', 'never', synced(true, null), 'directorySyncNeverRan', 'failed', {}],
  [
    'directorySync',
    'no longer',
    synced(false, ago(900)),
    'directorySyncStopped',
    'warning',
    { lastSync: ago(900) },
  ],
  [
    'directorySync',
    'a tenant of the cloud alone',
    synced(null, null),
    'directorySyncCloudOnly',
    'notApplicable',
    {},
  ],
  [
    'exchangeHealth',
    'well',
    () => {},
    'healthOperational',
    'passed',
    { service: 'Exchange Online' },
  ],
  [
    'exchangeHealth',
    'well again',
    status('Exchange Online', 'serviceRestored'),
    'healthOperational',
    'passed',
    { service: 'Exchange Online' },
  ],
  [
    'exchangeHealth',
    'slow',
    status('Exchange Online', 'serviceDegradation'),
    'healthDegraded',
    'warning',
    { service: 'Exchange Online', status: 'serviceDegradation', issues: ['EX1 Mail is slow'] },
  ],
  [
    'exchangeHealth',
    'a word of later',
    status('Exchange Online', 'unknownFutureValue'),
    'healthDegraded',
    'warning',
    { service: 'Exchange Online', status: 'unknownFutureValue', issues: ['EX1 Mail is slow'] },
  ],
  [
    'exchangeHealth',
    'not told',
    status('Microsoft Intune', 'serviceOperational'),
    'healthUnlisted',
    'unknown',
    { service: 'Exchange Online' },
  ],
  [
    'intuneHealth',
    'interrupted',
    status('Microsoft Intune', 'serviceInterruption'),
    'healthDegraded',
    'warning',
    { service: 'Microsoft Intune', status: 'serviceInterruption', issues: ['EX1 Mail is slow'] },
  ],
  [
    'intuneHealth',
    'not told',
    status('Exchange Online', 'serviceOperational'),
    'healthUnlisted',
    'unknown',
    { service: 'Microsoft Intune' },
  ],
  [
    'primaryAddress',
    'the same but for its case',
    () => {},
    'primaryAddressSame',
    'passed',
    { people: 1 },
  ],
  [
    'primaryAddress',
    'another',
    people(person(1), person(2, { mail: 'b@contoso.com' }), person(3, { mail: null })),
    'primaryAddressDiffers',
    'warning',
    { people: 3, differing: 2, examples: ['p2@contoso.com', 'p3@contoso.com'] },
  ],
  ['primaryAddress', 'nobody', people(), 'noMailboxUsers', 'warning', {}],
  ['intuneLicence', 'held', () => {}, 'intuneLicenceHeld', 'passed', { people: 1 }],
  [
    'intuneLicence',
    'missing',
    people(...crowd(7, { intuneLicensed: false }), person(8)),
    'intuneLicenceMissing',
    'warning',
    { people: 8, without: 7, examples: [0, 1, 2, 3, 4].map((n) => `p${n}@contoso.com`) },
  ],
  ['intuneLicence', 'no plan', plans('EXCHANGE_S_STANDARD'), 'intuneLicenceNoPlan', 'failed', {}],
  ['intuneLicence', 'nobody', people(), 'noMailboxUsers', 'warning', {}],
];

describe('the prerequisites', () => {
  it('are eight, in the order of the page, all passed in a tenant in good order', async () => {
    const { report } = await check();
    assert.deepEqual(
      report.lines.map(({ id }) => id),
      prerequisiteIds,
    );
    for (const { id, verdict } of report.lines) assert.equal(verdict, 'passed', id);
    assert.equal(report.checkedAt, checkedAt);
    assert.equal('peopleLimit' in report, false);
  });

  for (const [id, what, alter, finding, verdict, facts] of cases) {
    it(`${id}, ${what}: ${finding}, ${verdict}`, async () => {
      const { line } = await check(alter);
      assert.deepEqual(line(id), { id, finding, verdict, facts });
    });
  }

  const silent: readonly (readonly [
    string,
    (tenant: Tenant) => void,
    readonly PrerequisiteId[],
  ])[] = [
    [
      'accepted domains',
      ({ exchange }) => {
        exchange.failures = { 'Get-AcceptedDomain': exchangeDown };
      },
      ['hostedExchange'],
    ],
    [
      'the organization in Exchange',
      ({ exchange }) => {
        exchange.failures = { 'Get-OrganizationConfig': exchangeDown };
      },
      ['exchangeVersion'],
    ],
    [
      'plans',
      ({ intune }) => {
        intune.failures = { servicePlans: graphDown };
      },
      ['hostedExchange', 'intuneLicence'],
    ],
    [
      'the organization in Graph',
      ({ intune }) => {
        intune.failures = { organization: graphDown };
      },
      ['mdmAuthority', 'directorySync'],
    ],
    [
      'health',
      ({ intune }) => {
        intune.failures = { serviceHealth: graphDown };
      },
      ['exchangeHealth', 'intuneHealth'],
    ],
    [
      'people',
      ({ intune }) => {
        intune.failures = { mailboxUsers: graphDown };
      },
      ['primaryAddress', 'intuneLicence'],
    ],
  ];
  for (const [what, alter, ids] of silent) {
    it(`are unknown where nobody tells of ${what}, and hide nothing else`, async () => {
      const { report } = await check(alter);
      for (const line of report.lines) {
        const isSilent = ids.includes(line.id);
        assert.equal(line.verdict, isSilent ? 'unknown' : 'passed', line.id);
        assert.equal(line.finding === 'unanswered', isSilent);
        if (line.finding === 'unanswered')
          assert.ok([graphDown, exchangeDown].includes(line.failure));
      }
    });
  }

  it('are none where the failure is ours', async () => {
    const ours = new TypeError('x');
    await assert.rejects(
      check(({ intune }) => {
        intune.failures = { organization: ours };
      }),
      ours,
    );
  });

  it('look at 5,000 people and stop asking for more', async () => {
    const whole = await check(people(...crowd(5000)));
    assert.equal('peopleLimit' in whole.report, false);
    const endless = function* () {
      for (let n = 0; ; n += 1) yield person(n, { intuneLicensed: n !== 7 });
    };
    const { report, line, intune } = await check((tenant) => {
      tenant.intune.people = endless();
    });
    assert.equal(report.peopleLimit, 5000);
    assert.equal(intune.handed, 5001);
    assert.deepEqual(line('primaryAddress'), {
      id: 'primaryAddress',
      finding: 'primaryAddressSame',
      verdict: 'passed',
      facts: { people: 5000 },
    });
    assert.equal(line('intuneLicence').finding, 'intuneLicenceMissing');
  });
});
