import { randomUUID } from 'node:crypto';
import { DeviceDesk } from '../../src/domain/connector/device-desk.js';
import { AccountFinder } from '../../src/domain/people/account-finder.js';
import { sandboxPeople } from '../../src/sandbox/people.js';
import type { SandboxPerson } from '../../src/sandbox/person.js';
import { SimulatedTenant } from '../../src/sandbox/tenant/simulated-tenant.js';
import { MemoryDirectory } from './memory-directory.js';
import { TenantExchange } from './tenant-exchange.js';

/** Somebody of a tenant that is made for a test. */
export interface Owner {
  readonly name: string;
  /** How many devices; those with some stand before those without. */
  readonly devices?: 0 | 1;
  /** Before the @; else it is made up. */
  readonly alias?: string;
  readonly mailboxName?: string;
}

export interface NamedTenant {
  readonly tenant: SimulatedTenant;
  readonly exchange: TenantExchange;
  readonly directory: MemoryDirectory;
  readonly devices: DeviceDesk;
}

const personOf = ({ name, alias, mailboxName }: Owner, place: number): SandboxPerson => ({
  name,
  upn: `${alias ?? `person${place}`}@${sandboxPeople.tenant.domain}`,
  teamsId: `29:person${place}`,
  objectId: `abcdef00-0000-4000-8000-${String(place).padStart(12, '0')}`,
  role: null,
  locale: 'en-US',
  ...(mailboxName === undefined ? {} : { mailboxName }),
});

/** The sandbox's tenant with these people in it beside its own, who have a device each. */
export function namedTenant(folder: string, owners: readonly Owner[]): NamedTenant {
  const sorted = owners.toSorted((one, other) => (other.devices ?? 1) - (one.devices ?? 1));
  const { people } = sandboxPeople;
  const own = people.filter(({ upn }) => upn.endsWith(sandboxPeople.tenant.domain)).length;
  const held = owners.filter(({ devices = 1 }) => devices > 0).length;
  const tenant = new SimulatedTenant({
    folder,
    people: { ...sandboxPeople, people: [...people, ...sorted.map(personOf)] },
    size: { mailboxes: own + owners.length + 2, devices: own + held },
    clock: () => new Date(),
    newGuid: randomUUID,
  });
  const exchange = new TenantExchange(tenant);
  const directory = new MemoryDirectory();
  directory.users = [...tenant.state.entra.users.values()];
  return {
    tenant,
    exchange,
    directory,
    devices: new DeviceDesk(exchange, new AccountFinder(directory)),
  };
}
