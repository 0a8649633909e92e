import { TenantFailure } from '../domain/failure.js';
import type {
  ClientSecret,
  Directory,
  DirectoryRole,
  DirectoryUser,
  Memberships,
} from '../domain/ports/directory.js';
import type { AskOptions } from '../domain/ports/intune.js';
import { unlessGivenUp } from '../domain/unless-given-up.js';
import { clientSecretsIn } from './client-secrets.js';
import { type GraphClient, isObject, type JsonObject } from './graph-client.js';
import { textOf, textOrNull } from './json.js';
import { filtersForName } from './users-named.js';

/** How long an answer about a person serves for reading, in milliseconds. */
const keptMs = 5 * 60 * 1000;

/** A name that more people have is to be said more exactly. */
const mostNamed = 100;

const userSelect = '$select=id,displayName,userPrincipalName,mail,userType,accountEnabled';

interface Kept<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

export class GraphDirectory implements Directory {
  private readonly users = new Map<string, Kept<DirectoryUser | undefined>>();
  private readonly belongings = new Map<string, Kept<Memberships>>();

  constructor(
    private readonly graph: GraphClient,
    private readonly clock: () => Date,
  ) {}

  user(
    idOrAddress: string,
    { signal, fresh = false }: AskOptions & { fresh?: boolean } = {},
  ): Promise<DirectoryUser | undefined> {
    const key = idOrAddress.toLowerCase();
    const found = this.kept(this.users, key, fresh, () => this.find(idOrAddress));
    return unlessGivenUp(found, 'graph', signal);
  }

  async usersNamed(name: string, { signal }: AskOptions = {}): Promise<readonly DirectoryUser[]> {
    const answers = await Promise.all(
      filtersForName(name).map(async (filter) => {
        const path = `/users?$filter=${encodeURIComponent(filter)}&${userSelect}&$top=${mostNamed}`;
        const { value } = await this.graph.get(path, signal);
        return Array.isArray(value) ? value.filter(isObject) : [];
      }),
    );
    const users = answers.flat().map((item) => [textOf(item, 'id'), userOf(item)] as const);
    return [...new Map(users).values()];
  }

  memberships(
    objectId: string,
    { signal, fresh = false }: AskOptions & { fresh?: boolean } = {},
  ): Promise<Memberships> {
    const path = `/users/${encodeURIComponent(objectId)}/transitiveMemberOf`;
    const found = this.kept(this.belongings, objectId.toLowerCase(), fresh, async () => {
      const items = await this.graph.all(`${path}?$top=999`);
      return { groups: groupsIn(items), roles: rolesIn(items) };
    });
    return unlessGivenUp(found, 'graph', signal);
  }

  async applicationRoles(
    appId: string,
    { signal }: AskOptions = {},
  ): Promise<readonly DirectoryRole[]> {
    const id = encodeURIComponent(appId.replaceAll("'", "''"));
    const path = `/servicePrincipals(appId='${id}')/transitiveMemberOf/microsoft.graph.directoryRole`;
    return rolesIn(
      (await this.graph.all(path, signal)).map((item) => ({ ...item, '@odata.type': roleType })),
    );
  }

  async clientSecrets(
    appId: string,
    { signal }: AskOptions = {},
  ): Promise<readonly ClientSecret[]> {
    const id = encodeURIComponent(appId.replaceAll("'", "''"));
    const path = `/applications(appId='${id}')?$select=passwordCredentials`;
    return clientSecretsIn(await this.graph.get(path, signal));
  }

  /** By object id or sign-in name, and if that finds nobody, by address. */
  private async find(name: string): Promise<DirectoryUser | undefined> {
    try {
      const item = await this.graph.get(`/users/${encodeURIComponent(name)}?${userSelect}`);
      return asked(userOf(item), name);
    } catch (error) {
      if (!(error instanceof TenantFailure) || error.fault !== 'notFound') throw error;
    }
    if (!name.includes('@')) return undefined;
    const filter = encodeURIComponent(`mail eq '${name.replaceAll("'", "''")}'`);
    const [item] = await this.graph.all(`/users?$filter=${filter}&${userSelect}`);
    return item && asked(userOf(item), name);
  }

  private kept<T>(
    cache: Map<string, Kept<T>>,
    key: string,
    fresh: boolean,
    ask: () => Promise<T>,
  ): Promise<T> {
    const now = this.clock().getTime();
    const found = cache.get(key);
    // Kept for longer than that it would be, where the clock was put back since.
    const isKept = found && found.until > now && found.until <= now + keptMs;
    if (isKept && !fresh) return found.value;
    const value = ask();
    cache.set(key, { value, until: now + keptMs });
    // No answer is not kept: the next who asks asks anew.
    value.catch(() => cache.get(key)?.value === value && cache.delete(key));
    if (cache.size > mostKept) cache.delete(cache.keys().next().value ?? '');
    return value;
  }
}

/** More people than a tenant has admins; the oldest goes first. */
const mostKept = 5000;

const groupType = '#microsoft.graph.group';
const roleType = '#microsoft.graph.directoryRole';

const groupsIn = (items: readonly JsonObject[]): ReadonlySet<string> =>
  new Set(
    items
      .filter((item) => item['@odata.type'] === groupType)
      .map((item) => textOf(item, 'id').toLowerCase()),
  );

const rolesIn = (items: readonly JsonObject[]): readonly DirectoryRole[] =>
  items
    .filter((item) => item['@odata.type'] === roleType)
    .map((item) => ({
      templateId: textOf(item, 'roleTemplateId').toLowerCase(),
      displayName: textOf(item, 'displayName'),
    }));

const userOf = (item: JsonObject): DirectoryUser => ({
  objectId: textOf(item, 'id').toLowerCase(),
  displayName: textOrNull(item, 'displayName') ?? textOf(item, 'userPrincipalName'),
  userPrincipalName: textOf(item, 'userPrincipalName'),
  mail: textOrNull(item, 'mail'),
  // A guest, unless Graph says plainly that it is a member.
  userType: item['userType'] === 'Member' ? 'Member' : 'Guest',
  accountEnabled: item['accountEnabled'] === true,
});

/** Nobody else than the one who was asked for is believed. */
function asked(user: DirectoryUser, name: string): DirectoryUser | undefined {
  const key = name.toLowerCase();
  const names = [user.objectId, user.userPrincipalName, user.mail ?? ''];
  return names.some((each) => each.toLowerCase() === key) ? user : undefined;
}
