import assert from 'node:assert/strict';
import { PrerequisiteDesk } from '../../../src/domain/checks/prerequisite-desk.js';
import {
  type PrerequisiteId,
  type PrerequisiteLine,
  prerequisiteIds,
} from '../../../src/domain/checks/prerequisites.js';
import { graphDown } from '../../support/memory-directory.js';
import { exchangeDown, MemoryExchange } from '../../support/memory-exchange.js';
import { checkedAt, MemoryIntune } from '../../support/memory-intune.js';
import {
  crowd,
  people,
  person,
  prerequisiteCases,
  type Tenant,
} from '../../support/prerequisite-cases.js';

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

  for (const [id, what, alter, finding, verdict, facts] of prerequisiteCases) {
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
