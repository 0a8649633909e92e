import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { type PageEvent, PageEvents } from '../../src/sandbox/connector/page-event.js';
import { roomsOf } from '../../src/sandbox/connector/room.js';
import { listen } from '../../src/sandbox/listen.js';
import { sandboxPeople } from '../../src/sandbox/people.js';

type Json = { readonly [name: string]: unknown };

/** The page's server with the spec in the bot's place: it says what is sent, and sees what is pressed. */
export interface FakeChat {
  readonly url: string;
  /** What was pressed, the newest last. */
  readonly pressed: Json[];
  /** What a button leads to. */
  onPress: () => Promise<Json>;
  /** What a person reads of a conversation. */
  onRead: (personId: string, conversationId: string) => Promise<readonly ChatMessage[]>;
  tell(event: PageEvent): void;
  stop(): Promise<void>;
}

const bodyOf = async (request: Request): Promise<Json> => (await request.json()) as Json;

/** @param pageFolder of the built page */
export async function startFakeChat(pageFolder: string): Promise<FakeChat> {
  const events = new PageEvents();
  const app = new Hono();
  const state = {
    people: sandboxPeople.people,
    bot: sandboxPeople.bot,
    conversations: roomsOf(sandboxPeople),
    commands: { en: [], 'zh-TW': [] },
    botUp: true,
  };
  app.get('/page/state', (c) => c.json(state));
  app.get('/page/conversations/:id', async (c) =>
    c.json({ messages: await chat.onRead(c.req.query('as') ?? '', c.req.param('id')) }),
  );
  app.post('/page/actions', async (c) => {
    chat.pressed.push((await bodyOf(c.req.raw))['action'] as Json);
    return c.json(await chat.onPress());
  });
  app.get('/page/events', (c) =>
    streamSSE(c, async (stream) => {
      const stop = events.listen((event) => {
        void stream.writeSSE({ data: JSON.stringify(event) });
      });
      await stream.writeSSE({ data: JSON.stringify({ type: 'bot', up: true }) });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
      });
      stop();
    }),
  );
  app.use('*', serveStatic({ root: pageFolder }));
  const { url, close } = await listen(app, 0);
  const chat: FakeChat = {
    url,
    pressed: [],
    onPress: async () => ({}),
    onRead: async () => [],
    tell: (event) => events.tell(event),
    stop: close,
  };
  return chat;
}
