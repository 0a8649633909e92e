import { type Context, Hono } from 'hono';
import type { SandboxPeople, SandboxPerson } from '../person.js';
import type { BearerReader } from '../tenant/bearer.js';
import type { Faults } from '../tenant/faults.js';
import type { SigningKey } from '../tenant/signing-key.js';
import { type BotMessages, RefusedActivity } from './bot-messages.js';
import { splitThread } from './chat.js';
import { peopleIn, personalId } from './room.js';

type Json = { readonly [name: string]: unknown };

export interface ConnectorOptions {
  readonly people: SandboxPeople;
  readonly messages: BotMessages;
  readonly bearer: BearerReader;
  readonly key: SigningKey;
  readonly faults: Faults;
  readonly baseUrl: () => string;
}

const audience = 'https://api.botframework.com';

/** The Bot Connector's REST API, version 3, as far as a bot in Teams uses it: `/connector/v3`. */
export function connectorRoutes(options: ConnectorOptions): Hono {
  const app = new Hono();
  signingKeyRoutes(app, options);
  app.use('/connector/v3/*', options.faults.at('connector'));
  app.use('/connector/v3/*', async (c, next) => {
    const caller = await options.bearer(c.req.header('authorization'), audience);
    if (caller) return next();
    return c.json(errorOf('Unauthorized', 'Authorization has been denied for this request.'), 401);
  });
  app.onError((error, c) => {
    if (!(error instanceof RefusedActivity)) throw error;
    return c.json(errorOf(error.code, error.message), error.status);
  });
  activityRoutes(app, options);
  memberRoutes(app, options);
  return app;
}

const errorOf = (code: string, message: string): object => ({ error: { code, message } });

/** Where a bot reads the keys that the Bot Connector signs with. */
function signingKeyRoutes(app: Hono, { key, baseUrl }: ConnectorOptions): void {
  app.get('/connector/v1/.well-known/openidconfiguration', (c) =>
    c.json({
      issuer: audience,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `${baseUrl()}/connector/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
  );
  app.get('/connector/v1/.well-known/keys', (c) =>
    c.json({ keys: [{ ...key.publicJwk, endorsements: ['msteams'] }] }),
  );
}

async function activityIn(c: Context): Promise<Json> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Json;
  throw new RefusedActivity(400, 'BadSyntax', 'The body is no activity.');
}

const idIn = (c: Context, name: 'conversation' | 'activity'): string => c.req.param(name) ?? '';

function activityRoutes(app: Hono, { messages, people, baseUrl }: ConnectorOptions): void {
  const path = '/connector/v3/conversations/:conversation/activities';
  const created = (c: Context, id: string | undefined): Response =>
    c.json(id === undefined ? {} : { id }, 201);

  app.post('/connector/v3/conversations', async (c) => {
    const { conversationId, activityId } = startConversation(await activityIn(c), messages, people);
    const serviceUrl = `${baseUrl()}/connector/`;
    return c.json({ id: conversationId, serviceUrl, ...(activityId ? { activityId } : {}) }, 201);
  });
  app.post(path, async (c) =>
    created(c, messages.post(idIn(c, 'conversation'), await activityIn(c))),
  );
  app.post(`${path}/:activity`, async (c) => {
    const [conversation, replyTo] = [idIn(c, 'conversation'), idIn(c, 'activity')];
    return created(c, messages.post(conversation, await activityIn(c), replyTo));
  });
  app.put(`${path}/:activity`, async (c) => {
    messages.update(idIn(c, 'conversation'), idIn(c, 'activity'), await activityIn(c));
    return c.json({ id: idIn(c, 'activity') });
  });
  app.delete(`${path}/:activity`, (c) => {
    messages.remove(idIn(c, 'conversation'), idIn(c, 'activity'));
    return c.body(null, 200);
  });
}

interface Started {
  readonly conversationId: string;
  readonly activityId?: string;
}

/** A thread in a channel, or the conversation with one person: a bot can begin no other in Teams. */
function startConversation(body: Json, messages: BotMessages, people: SandboxPeople): Started {
  const { channelData, members, activity } = body as {
    channelData?: { channel?: { id?: string } };
    members?: readonly { id?: string }[];
    activity?: Json;
  };
  const channelId = channelData?.channel?.id;
  if (channelId !== undefined) {
    const activityId = activity && messages.post(channelId, activity);
    if (activityId === undefined) {
      throw new RefusedActivity(400, 'BadSyntax', 'A thread begins with a message.');
    }
    return { conversationId: `${channelId};messageid=${activityId}`, activityId };
  }
  const id = members?.[0]?.id;
  const person = people.people.find(({ teamsId, objectId }) => id === teamsId || id === objectId);
  if (!person) throw new RefusedActivity(403, 'BotNotInConversationRoster', 'No such member.');
  const conversationId = personalId(person.teamsId);
  const activityId = activity && messages.post(conversationId, activity);
  return { conversationId, ...(activityId === undefined ? {} : { activityId }) };
}

const memberOf = ({ teamsId, name, objectId, upn }: SandboxPerson, tenantId: string): Json => ({
  id: teamsId,
  name,
  objectId,
  aadObjectId: objectId,
  userPrincipalName: upn,
  email: upn,
  tenantId,
  userRole: 'user',
});

function memberRoutes(app: Hono, { messages, people }: ConnectorOptions): void {
  const members = (c: Context): readonly Json[] =>
    peopleIn(messages.room(idIn(c, 'conversation')), people).map((person) =>
      memberOf(person, people.tenant.id),
    );
  const path = '/connector/v3/conversations/:conversation';
  app.get(`${path}/members`, (c) => c.json(members(c)));
  app.get(`${path}/pagedmembers`, (c) => c.json({ members: members(c) }));
  app.get(`${path}/members/:member`, (c) => {
    const asked = c.req.param('member');
    const member = members(c).find(({ id, objectId }) => asked === id || asked === objectId);
    return member
      ? c.json(member)
      : c.json(errorOf('MemberNotFoundInConversation', 'Member not found.'), 404);
  });
  app.get('/connector/v3/teams/:team/conversations', (c) =>
    c.json({
      conversations: people.conversations
        .filter(({ type }) => type === 'channel')
        .map(({ id, name }) => ({ id, name })),
    }),
  );
  app.get('/connector/v3/teams/:team', (c) => {
    const channel = people.conversations.find(({ type }) => type === 'channel');
    return c.json({ id: splitThread(c.req.param('team')).id, name: channel?.team });
  });
}
