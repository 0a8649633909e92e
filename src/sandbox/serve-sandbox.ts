import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { BotLink } from './connector/bot-link.js';
import { BotMessages } from './connector/bot-messages.js';
import { Chats } from './connector/chats.js';
import { connectorRoutes } from './connector/connector-routes.js';
import { PageEvents } from './connector/page-event.js';
import { pageRoutes } from './connector/page-routes.js';
import { PersonDesk } from './connector/person-desk.js';
import { TeamsSignIn } from './connector/teams-sign-in.js';
import { type Listening, listen } from './listen.js';
import { sandboxPeople } from './people.js';
import { localOnly } from './tenant/local-only.js';
import type { TenantSize } from './tenant/seed/seed-tenant.js';
import { signingKey } from './tenant/signing-key.js';
import { createTenant, type Tenant } from './tenant/tenant.js';

export interface SandboxOptions {
  /** The folder that the sandbox keeps its state in. */
  readonly dataDir: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Where the bot takes messages. */
  readonly botUrl: () => string;
  /** The folder of the built page. */
  readonly pageFolder: string;
  readonly size?: TenantSize;
  readonly clock?: () => Date;
}

export interface Sandbox extends Listening {
  readonly tenant: Tenant;
}

/** How often it is looked whether the bot is up: more often while people wait for it. */
const lookEveryMs = { up: 1000, down: 100 };

/** Nothing of the page comes from elsewhere, and nothing leaves it. */
const securityHeaders: { readonly [name: string]: string } = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

function pageFiles(folder: string): Hono {
  const app = new Hono();
  app.use('*', localOnly, async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
  });
  app.use('*', serveStatic({ root: folder }));
  return app;
}

/** The simulated Microsoft 365, the local Bot Connector and the chat page, on one server. */
export async function serveSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, port, botUrl, pageFolder, clock = () => new Date() } = options;
  const people = sandboxPeople;
  let url = '';
  const baseUrl = (): string => url;
  const serviceUrl = (): string => `${url}/connector/`;
  const key = await signingKey(join(dataDir, 'keys', 'connector.json'));
  const chats = new Chats(join(dataDir, 'chats.json'), clock);
  const events = new PageEvents();
  const onReset = (): void => {
    chats.clear();
    events.tell({ type: 'reset' });
  };
  const tenant = await createTenant({ ...options, people, baseUrl, clock, onReset });
  const { appId } = people.servicePrincipal;
  const link = new BotLink({ botUrl, appId, key, serviceUrl, clock });
  const { bearer, faults, users } = tenant;
  const signIns = new TeamsSignIn({ people, users, link, chats, serviceUrl, clock });
  const desk = new PersonDesk({ people, chats, events, link, signIns, serviceUrl, clock });
  const messages = new BotMessages(people, chats, events, clock, signIns);
  let isUp = false;

  const app = new Hono();
  app.route('/', tenant.app);
  app.route('/', connectorRoutes({ people, messages, bearer, key, faults, baseUrl }));
  app.route('/', pageRoutes({ people, desk, chats, events, signIns, isBotUp: () => isUp }));
  app.route('/', pageFiles(pageFolder));
  const listening = await listen(app, port);
  url = listening.url;

  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const look = async (): Promise<void> => {
    const before = isUp;
    isUp = await link.isUp();
    if (isUp !== before) events.tell({ type: 'bot', up: isUp });
    if (isUp && !before) await desk.openShared();
    if (!isClosed) timer = setTimeout(look, isUp ? lookEveryMs.up : lookEveryMs.down);
  };
  void look();
  const close = async (): Promise<void> => {
    isClosed = true;
    clearTimeout(timer);
    await listening.close();
    chats.close();
  };
  return { ...listening, tenant, close };
}
