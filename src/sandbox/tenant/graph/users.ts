import type { Context } from 'hono';
import type { EntraUser } from '../entra.js';
import type { SimulatedTenant } from '../simulated-tenant.js';
import { type GraphApp, graphError, needs, page, selected } from './graph-app.js';

const assigned = (service: string, isOn: boolean): object[] =>
  isOn ? [{ service, capabilityStatus: 'Enabled', assignedDateTime: '2025-01-01T00:00:00Z' }] : [];

const userOf = (user: EntraUser) => ({
  id: user.objectId,
  displayName: user.displayName,
  userPrincipalName: user.userPrincipalName,
  mail: user.mail,
  userType: user.userType,
  accountEnabled: user.accountEnabled,
  proxyAddresses: user.mail === null ? [] : [`SMTP:${user.mail}`],
  assignedPlans: [
    ...assigned('exchange', user.hasMailbox),
    ...assigned('SCO', user.intuneLicensed),
  ],
});

const notFound = (c: Context, id: string): Response =>
  graphError(
    c,
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

type NameProperty =
  | 'displayName'
  | 'givenName'
  | 'surname'
  | 'userPrincipalName'
  | 'mail'
  | 'mailNickname';

const nameOf: { readonly [P in NameProperty]: (user: EntraUser) => string | null } = {
  displayName: ({ displayName }) => displayName,
  givenName: ({ displayName }) => displayName.split(' ')[0] ?? '',
  surname: ({ displayName }) => displayName.split(' ').at(-1) ?? '',
  userPrincipalName: ({ userPrincipalName }) => userPrincipalName,
  mail: ({ mail }) => mail,
  mailNickname: ({ userPrincipalName }) => userPrincipalName.split('@')[0] ?? '',
};

const term =
  /\s*(?:startswith\((?<begun>\w+),\s*'(?<start>(?:[^']|'')*)'\)|(?<equal>\w+) eq '(?<value>(?:[^']|'')*)')\s*(?:or\b|$)/iy;

const isNameProperty = (name: string | undefined): name is NameProperty =>
  name !== undefined && Object.hasOwn(nameOf, name);

const unquoted = (text: string | undefined): string =>
  (text ?? '').replaceAll("''", "'").toLowerCase();

/** As Entra answers when a filter has more alternatives. */
const mostTerms = 15;

/** `mail eq 'x' or startswith(displayName,'y')`: all that the clients of this bot filter by. */
function filterOf(filter: string): ((user: EntraUser) => boolean) | undefined {
  const tests: ((user: EntraUser) => boolean)[] = [];
  term.lastIndex = 0;
  while (term.lastIndex < filter.length) {
    const { begun, start, equal, value } = term.exec(filter)?.groups ?? {};
    const property = begun ?? equal;
    if (!isNameProperty(property)) return undefined;
    const said = unquoted(begun === undefined ? value : start);
    tests.push((user) => {
      const name = nameOf[property](user)?.toLowerCase();
      return begun === undefined ? name === said : name?.startsWith(said) === true;
    });
  }
  return tests.length > 0 && tests.length <= mostTerms
    ? (user) => tests.some((test) => test(user))
    : undefined;
}

/** Users, and what they belong to. */
export function userRoutes(app: GraphApp, tenant: SimulatedTenant): void {
  const mayRead = needs('User.Read.All', 'Directory.Read.All');

  app.get('/users', mayRead, (c) => {
    const all = [...tenant.state.entra.users.values()];
    const filter = c.req.query('$filter');
    const keep = filter === undefined ? () => true : filterOf(filter);
    if (!keep) return graphError(c, 400, 'Request_UnsupportedQuery', 'Unsupported Query.');
    const users = all.filter(keep);
    return page(c, users.length, (index) => {
      const user = users[index];
      return user ? userOf(user) : {};
    });
  });

  app.get('/users/:id', mayRead, (c) => {
    const id = c.req.param('id');
    const { entra } = tenant.state;
    // Graph finds a user by object id or user principal name, never by another address.
    const user = entra.user(id);
    const key = id.toLowerCase();
    if (!user || (user.objectId !== key && user.userPrincipalName.toLowerCase() !== key)) {
      return notFound(c, id);
    }
    return c.json(selected(c, userOf(user)));
  });

  for (const kind of ['transitiveMemberOf', 'memberOf'] as const) {
    for (const cast of ['', '/microsoft.graph.group', '/microsoft.graph.directoryRole']) {
      app.get(
        `/users/:id/${kind}${cast}`,
        needs('GroupMember.Read.All', 'Directory.Read.All'),
        (c) => memberships(c, tenant, c.req.param('id'), cast),
      );
    }
  }
}

/** Groups and Entra roles of a user or service principal, by object id. */
export function memberships(
  c: Context,
  { state: { entra }, people }: SimulatedTenant,
  id: string,
  cast: string,
): Response {
  const objectId = id === people.servicePrincipal.objectId ? id : entra.user(id)?.objectId;
  if (objectId === undefined) return notFound(c, id);
  const groups = entra.groupsOf(objectId).map((group) => ({
    '@odata.type': '#microsoft.graph.group',
    id: group.id,
    displayName: group.displayName,
    isAssignableToRole: group.isAssignableToRole,
  }));
  const roles = entra.rolesOf(objectId).map((role) => ({
    '@odata.type': '#microsoft.graph.directoryRole',
    id: role.templateId.replace(/^.{8}/, 'eeeeeeee'),
    displayName: role.displayName,
    roleTemplateId: role.templateId,
  }));
  const all = [...groups, ...roles].filter(
    (item) => cast === '' || item['@odata.type'].endsWith(cast.slice(1)),
  );
  return page(c, all.length, (index) => all[index] ?? {});
}
