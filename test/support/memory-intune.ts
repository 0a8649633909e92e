import type {
  ExchangeConnector,
  Intune,
  MailboxUser,
  ManagedDevice,
  Organization,
  ServiceHealth,
  ServicePlan,
} from '../../src/domain/ports/intune.js';

/** The moment at which the specs of checks look. */
export const checkedAt = new Date('2026-03-04T12:00:00Z');

/** Everything of Graph in memory, in good order; any member may throw instead. */
export class MemoryIntune implements Intune {
  /** How many people were handed out. */
  handed = 0;
  tenant: Organization = {
    id: 'contoso',
    displayName: 'Contoso',
    mdmAuthority: 'intune',
    onPremisesSyncEnabled: true,
    onPremisesLastSync: new Date('2026-03-04T11:40:00Z'),
  };
  plans: readonly ServicePlan[] = [
    { name: 'EXCHANGE_S_ENTERPRISE', usable: true },
    { name: 'INTUNE_A', usable: true },
  ];
  health: readonly ServiceHealth[] = ['Exchange Online', 'Microsoft Intune'].map((service) => ({
    service,
    status: 'serviceOperational',
    openIssues: [],
  }));
  connectors: readonly ExchangeConnector[] = [];
  managed: readonly ManagedDevice[] = [];
  people: Iterable<MailboxUser> = [
    { userPrincipalName: 'grace@contoso.com', mail: 'Grace@contoso.com', intuneLicensed: true },
  ];
  failures: { readonly [N in keyof Intune]?: unknown } = {};

  organization = async () => this.answer('organization', this.tenant);
  servicePlans = async () => this.answer('servicePlans', this.plans);
  serviceHealth = async () => this.answer('serviceHealth', this.health);
  exchangeConnectors = async () => this.answer('exchangeConnectors', this.connectors);

  async *managedDevices(): AsyncIterable<readonly ManagedDevice[]> {
    this.answer('managedDevices', undefined);
    yield this.managed;
  }

  async *mailboxUsers(): AsyncIterable<MailboxUser> {
    this.answer('mailboxUsers', undefined);
    for (const user of this.people) {
      this.handed += 1;
      yield user;
    }
  }

  private answer<T>(member: keyof Intune, value: T): T {
    if (this.failures[member]) throw this.failures[member];
    return value;
  }
}
