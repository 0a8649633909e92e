import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { SandboxPeople } from '../person.js';
import { jsonBody, refuseOthers } from '../tenant/doors.js';
import { localOnly } from '../tenant/local-only.js';
import type { Chats } from './chats.js';
import type { PageEvents } from './page-event.js';
import type { PersonDesk, Presence, Pressed } from './person-desk.js';
import { roomsOf } from './room.js';
import type { TeamsSignIn } from './teams-sign-in.js';

type Json = { readonly [name: string]: unknown };

export interface PageOptions {
  readonly people: SandboxPeople;
  readonly desk: PersonDesk;
  readonly chats: Chats;
  readonly events: PageEvents;
  readonly signIns: Pick<TeamsSignIn, 'open' | 'decide'>;
  readonly isBotUp: () => boolean;
}

/** Teams takes no longer message. */
const longestText = 28 * 1024;
const aliveEveryMs = 15_000;

const refused = (c: Context, error: string): Response => c.json({ error }, 400);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function bodyOf(c: Context): Promise<Json> {
  const body: unknown = await c.req.json().catch(() => undefined);
  return isObject(body) ? body : {};
}

/** What the chat page, or a script in its place, reads and does: `/page`. */
export function pageRoutes(options: PageOptions): Hono {
  const { people, desk, chats, events, isBotUp } = options;
  const app = new Hono();
  app.use('/page/*', localOnly, ...jsonBody);
  app.get('/page/state', (c) =>
    c.json({
      people: people.people,
      bot: people.bot,
      conversations: roomsOf(people),
      commands: menuOf(),
      botUp: isBotUp(),
    }),
  );
  app.get('/page/conversations/:id', (c) => {
    const presence = desk.presence(c.req.param('id'), c.req.query('as'));
    if (!presence) return refused(c, nobody);
    if (presence.room.personId !== undefined && isBotUp()) void desk.open(presence);
    return c.json({ messages: desk.view(presence) });
  });
  app.post('/page/messages', async (c) => {
    const { conversationId, personId, text, threadId } = await bodyOf(c);
    const presence = desk.presence(conversationId, personId);
    if (!presence) return refused(c, nobody);
    if (typeof text !== 'string' || text.trim() === '' || text.length > longestText) {
      return refused(c, `text is 1 to ${longestText} characters.`);
    }
    const thread = typeof threadId === 'string' ? threadId : null;
    return c.json({ message: desk.say(presence, text, thread) });
  });
  app.post('/page/actions', (c) => press(c, desk, chats));
  app.post('/page/sign-ins', (c) => signIn(c, options));
  app.post('/page/look', async (c) => {
    const { conversationId, personId, caption } = await bodyOf(c);
    const presence = desk.presence(conversationId, personId);
    if (!presence) return refused(c, nobody);
    const look = { conversationId: presence.room.id, personId: String(personId) };
    events.tell({ type: 'look', ...look, caption: String(caption ?? '') });
    return c.json({ watching: events.listening });
  });
  eventRoute(app, options);
  refuseOthers(app, '/page');
  return app;
}

const nobody = 'There is no such conversation, or this person takes no part in it.';

async function press(c: Context, desk: PersonDesk, chats: Chats): Promise<Response> {
  const { conversationId, personId, messageId, action, trigger } = await bodyOf(c);
  const presence: Presence | undefined = desk.presence(conversationId, personId);
  if (!presence) return refused(c, nobody);
  const message = chats.find(presence.room.id, String(messageId));
  if (!message) return refused(c, 'There is no such message.');
  const pressed = pressedIn(action);
  if (!pressed) return refused(c, 'action is {"type": "Action.Execute", "verb", "data"}.');
  const started = trigger === 'automatic' ? 'automatic' : 'manual';
  return c.json(await desk.press(presence, message, pressed, started));
}

/** Opens the window of a sign-in, or, with `accept`, presses a button in it. */
async function signIn(c: Context, { desk, chats, signIns }: PageOptions): Promise<Response> {
  const { conversationId, personId, messageId, accept } = await bodyOf(c);
  const presence = desk.presence(conversationId, personId);
  if (!presence) return refused(c, nobody);
  const url = chats.find(presence.room.id, String(messageId))?.signIn?.url;
  if (url === undefined) return refused(c, 'There is no such sign-in.');
  if (typeof accept !== 'boolean') return c.json(await signIns.open(url));
  await signIns.decide(presence.room, presence.person, url, accept);
  return c.json({});
}

function pressedIn(action: unknown): Pressed | undefined {
  if (!isObject(action)) return undefined;
  const { type, id, verb } = action;
  const data = isObject(action['data']) ? action['data'] : {};
  if (type !== 'Action.Execute' && type !== 'Action.Submit') return undefined;
  return {
    type,
    data,
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof verb === 'string' ? { verb } : {}),
  };
}

/** Server-sent events, one a change, and a comment now and then that shows that the line is alive. */
function eventRoute(app: Hono, { events, isBotUp }: PageOptions): void {
  app.get('/page/events', (c) =>
    streamSSE(c, async (stream) => {
      const tell = (event: object): void => {
        void stream.writeSSE({ data: JSON.stringify(event) });
      };
      const stop = events.listen(tell);
      const alive = setInterval(() => void stream.write(': alive\n\n'), aliveEveryMs);
      tell({ type: 'bot', up: isBotUp() });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
      });
      clearInterval(alive);
      stop();
    }),
  );
}

interface MenuEntry {
  readonly title: string;
  readonly description: string;
}

const manifestFolder = fileURLToPath(new URL('../../../manifest/', import.meta.url));

/** The menu that Teams shows for the bot, from its app manifest. */
function menuOf(): { readonly [language: string]: readonly MenuEntry[] } {
  const manifest = readJson('manifest.json') as {
    bots?: { commandLists?: { commands?: MenuEntry[] }[] }[];
  };
  const commands = manifest?.bots?.[0]?.commandLists?.[0]?.commands ?? [];
  const words = (readJson('zh-TW.json') ?? {}) as { readonly [path: string]: string };
  const translated = commands.map(({ title, description }, index) => {
    const path = `bots[0].commandLists[0].commands[${index}]`;
    return {
      title: words[`${path}.title`] ?? title,
      description: words[`${path}.description`] ?? description,
    };
  });
  return { en: commands, 'zh-TW': translated };
}

const readJson = (name: string): unknown =>
  existsSync(`${manifestFolder}${name}`)
    ? JSON.parse(readFileSync(`${manifestFolder}${name}`, 'utf8'))
    : undefined;
