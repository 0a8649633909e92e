import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { AskOptions, Intune } from '../ports/intune.js';
import { type Answered, answered, rowsOf } from './answered.js';
import type { Finding } from './finding.js';
import { lookAtPeople, type People } from './mailbox-people.js';
import { directorySyncFinding, healthFinding, versionFinding } from './prerequisite-findings.js';
import type {
  PrerequisiteFacts,
  PrerequisiteId,
  PrerequisiteLine,
  PrerequisiteReport,
} from './prerequisites.js';
import { hasIntunePlan, mailboxPlans } from './service-plans.js';

/** How many people are looked at for their addresses and licences. */
const peopleLimit = 5000;

type Found = Finding<PrerequisiteFacts>;

/** The requirements of Microsoft's 2016 page, each asked from the service that knows. */
export class PrerequisiteDesk {
  constructor(
    private readonly exchange: Pick<ExchangeBackend, 'run'>,
    private readonly intune: Intune,
    private readonly clock: () => Date,
  ) {}

  /** All at once; a service that does not answer leaves its own lines unknown. */
  async prerequisites(options: AskOptions = {}): Promise<PrerequisiteReport> {
    const { intune } = this;
    const checkedAt = this.clock();
    const [plans, domains, version, organization, health, people] = await Promise.all([
      answered(intune.servicePlans(options)),
      answered(this.acceptedDomains(options)),
      answered(this.exchangeVersion(options)),
      answered(intune.organization(options)),
      answered(intune.serviceHealth(options)),
      answered(lookAtPeople(intune.mailboxUsers(options), peopleLimit)),
    ]);
    const lines: PrerequisiteLine[] = [
      line('hostedExchange', both(plans, domains), ([held, count]) => hostedExchange(held, count)),
      line('mdmAuthority', organization, ({ mdmAuthority }) => mdmAuthorityFinding(mdmAuthority)),
      line('exchangeVersion', version, versionFinding),
      line('directorySync', organization, (value) => directorySyncFinding(value, checkedAt)),
      line('exchangeHealth', health, (all) => healthFinding('Exchange Online', all)),
      line('intuneHealth', health, (all) => healthFinding('Microsoft Intune', all)),
      line('primaryAddress', people, primaryAddress),
      line('intuneLicence', both(plans, people), ([held, all]) => intuneLicence(held, all)),
    ];
    const isCut = !people.failure && people.value.isCut;
    return { lines, checkedAt, ...(isCut ? { peopleLimit } : {}) };
  }

  private async acceptedDomains(options: AskOptions): Promise<number> {
    const call = { cmdlet: 'Get-AcceptedDomain', parameters: {} } as const;
    return (await rowsOf(this.exchange.run(call, options))).length;
  }

  private async exchangeVersion(options: AskOptions): Promise<string> {
    const call = { cmdlet: 'Get-OrganizationConfig', parameters: {} } as const;
    const [organization] = await rowsOf(this.exchange.run(call, options));
    return organization?.AdminDisplayVersion ?? '';
  }
}

function line<T>(
  id: PrerequisiteId,
  answer: Answered<T>,
  find: (value: T) => Found,
): PrerequisiteLine {
  if (answer.failure) {
    return { id, finding: 'unanswered', verdict: 'unknown', failure: answer.failure };
  }
  return { id, ...find(answer.value) };
}

/** Two answers, or the first failure of the two. */
function both<A, B>(one: Answered<A>, other: Answered<B>): Answered<readonly [A, B]> {
  if (one.failure) return one;
  if (other.failure) return other;
  return { failure: undefined, value: [one.value, other.value] };
}

function hostedExchange(held: Parameters<typeof mailboxPlans>[0], domains: number): Found {
  const plans = mailboxPlans(held);
  if (plans.length === 0) {
    const found = held.filter((plan) => plan.usable).map((plan) => plan.name);
    return { finding: 'hostedExchangeNoPlan', verdict: 'failed', facts: { plans: found } };
  }
  return domains === 0
    ? { finding: 'hostedExchangeNoDomain', verdict: 'failed', facts: {} }
    : { finding: 'hostedExchangeRunning', verdict: 'passed', facts: { plans, domains } };
}

const mdmAuthorityFinding = (authority: string): Found =>
  authority === 'intune'
    ? { finding: 'mdmAuthorityIntune', verdict: 'passed', facts: {} }
    : { finding: 'mdmAuthorityOther', verdict: 'failed', facts: { authority } };

const nobody: Found = { finding: 'noMailboxUsers', verdict: 'warning', facts: {} };

function primaryAddress({ people, differing }: People): Found {
  if (people === 0) return nobody;
  if (differing.count === 0) {
    return { finding: 'primaryAddressSame', verdict: 'passed', facts: { people } };
  }
  const facts = { people, differing: differing.count, examples: differing.examples };
  return { finding: 'primaryAddressDiffers', verdict: 'warning', facts };
}

function intuneLicence(held: Parameters<typeof hasIntunePlan>[0], all: People): Found {
  const { people, unlicensed } = all;
  if (!hasIntunePlan(held)) return { finding: 'intuneLicenceNoPlan', verdict: 'failed', facts: {} };
  if (people === 0) return nobody;
  if (unlicensed.count === 0) {
    return { finding: 'intuneLicenceHeld', verdict: 'passed', facts: { people } };
  }
  const facts = { people, without: unlicensed.count, examples: unlicensed.examples };
  return { finding: 'intuneLicenceMissing', verdict: 'warning', facts };
}
