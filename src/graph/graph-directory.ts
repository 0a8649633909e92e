import { TenantFailure } from '../domain/failure.js';
import {
  type ClientSecret,
  type Directory,
  type DirectoryRole,
  type DirectoryUser,
  type Memberships,
  rolesHidden,
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
      return { groups: groupsIn(items), roles: rolesIn(items), areRolesHidden: hidesRoles(items) };
    });
    return unlessGivenUp(found, 'graph', signal);
  }

  async applicationRoles(
    appId: string,
    { signal }: AskOptions = {},
  ): Promise<readonly DirectoryRole[]> {
    const id = encodeURIComponent(appId.replaceAll("'", "''"));
    // The cast to directoryRole needs ConsistencyLevel and $count, and fails for principals in groups.
    const path = `/servicePrincipals(appId='${id}')/transitiveMemberOf?$top=999`;
    const items = await this.graph.all(path, signal);
    if (hidesRoles(items)) throw rolesHidden();
    return rolesIn(items);
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
    .flatMap((item) => {
      const templateId = textOrNull(item, 'roleTemplateId')?.toLowerCase();
      return templateId === undefined
        ? []
        : [{ templateId, displayName: textOrNull(item, 'displayName') ?? templateId }];
    });

/**
 * Of objects that an application may not read Graph gives the type and the id alone, with null for all else
 * (learn.microsoft.com/graph/permissions-overview, "Limited information returned for inaccessible member objects").
 */
const hidesRoles = (items: readonly JsonObject[]): boolean =>
  items.some(
    (item) => item['@odata.type'] === roleType && textOrNull(item, 'roleTemplateId') === null,
  );

/** @throws TenantFailure where Graph doesn't tell whether the account is enabled: that is no "no" */
function userOf(item: JsonObject): DirectoryUser {
  const { accountEnabled, userType } = item;
  if (typeof accountEnabled !== 'boolean') {
    throw new TenantFailure('graph', 'accessDenied', {
      asked: 'user',
      said: 'Graph does not tell whether the account is enabled. User.Read.All is missing.',
    });
  }
  return {
    objectId: textOf(item, 'id').toLowerCase(),
    displayName: textOrNull(item, 'displayName') ?? textOf(item, 'userPrincipalName'),
    userPrincipalName: textOf(item, 'userPrincipalName'),
    mail: textOrNull(item, 'mail'),
    // Null for accounts from before 2014 (learn.microsoft.com/graph/api/resources/user): they are members.
    userType: userType === 'Guest' ? 'Guest' : 'Member',
    accountEnabled,
  };
}

/** Nobody else than the one who was asked for is believed. */
function asked(user: DirectoryUser, name: string): DirectoryUser | undefined {
  const key = name.toLowerCase();
  const names = [user.objectId, user.userPrincipalName, user.mail ?? ''];
  return names.some((each) => each.toLowerCase() === key) ? user : undefined;
}
