import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Dispatch } from '../../src/commands/dispatch.js';
import { textReply } from '../../src/commands/reply.js';
import type { Turn } from '../../src/commands/turn.js';
import { PendingAnswers } from '../../src/domain/answers/pending-answers.js';
import { Leases } from '../../src/domain/leases.js';
import { unseen } from '../../src/domain/part.js';
import type { Store } from '../../src/domain/ports/store.js';
import { type HttpServer, startHttpServer } from '../../src/http/http-server.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { BotAuthentication } from '../../src/teams/bot-authentication.js';
import { ConversationTurns } from '../../src/teams/conversation-turns.js';
import type { Timer } from '../../src/teams/in-time.js';
import { Sender } from '../../src/teams/sender.js';
import { TeamsAdapter } from '../../src/teams/teams-adapter.js';
import { TeamsDoor } from '../../src/teams/teams-door.js';
import { Unfinished } from '../../src/teams/unfinished.js';
import { render } from './draw.js';
import { tempFolder } from './temp-folder.js';

type Json = { readonly [name: string]: unknown };

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const botAppId = '22222222-2222-4222-8222-222222222222';
export const teamsUrl = 'https://smba.trafficmanager.net/emea/';

/** A timer that the spec lets ring. */
export class HandTimer {
  readonly asked: number[] = [];
  private ring: (() => void)[] = [];

  readonly timer: Timer = (ms) => {
    this.asked.push(ms);
    const done = new Promise<void>((resolve) => this.ring.push(resolve));
    return { done, cancel: () => {} };
  };

  ringAll(): void {
    for (const ring of this.ring) ring();
    this.ring = [];
  }
}

/** Everything between HTTP and the commands as it is delivered, over SQLite; the commands are the spec's. */
export interface TeamsBot {
  readonly server: HttpServer;
  readonly store: Store;
  readonly timer: HandTimer;
  /** Ends the door's wait for the Store. */
  readonly storeTimer: HandTimer;
  readonly unfinished: Unfinished;
  readonly sender: Sender;
  /** The turns that reached the commands. */
  readonly turns: Turn[];
  /** Events that were logged, and all that was logged as text. */
  readonly logged: { readonly event: string; readonly fields: Json }[];
  /** Waits that were asked for, in milliseconds; none is waited for. */
  readonly slept: number[];
  dispatch: Dispatch;
  post(activity: unknown, headers?: { readonly [name: string]: string }): Promise<Response>;
  stop(): Promise<void>;
}

export interface TeamsBotOptions {
  readonly isSandbox: boolean;
  readonly openIdMetadataUrl: string;
  readonly clock?: () => Date;
}

export async function teamsBot({
  isSandbox,
  openIdMetadataUrl,
  clock = () => new Date(),
}: TeamsBotOptions): Promise<TeamsBot> {
  const folder = tempFolder();
  const store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  const timer = new HandTimer();
  const storeTimer = new HandTimer();
  const turns: Turn[] = [];
  const logged: { event: string; fields: Json }[] = [];
  const slept: number[] = [];
  const note = (event: string, fields: Json): void => void logged.push({ event, fields });
  const authentication = new BotAuthentication({
    appId: botAppId,
    openIdMetadataUrl,
    getToken: async (scope) => `token-for-${scope}`,
    fetch: globalThis.fetch,
    clock,
    timer: timer.timer,
  });
  const adapter = new TeamsAdapter(authentication.framework);
  const unfinished = new Unfinished((error) => note('answer.lost', { error }));
  const sender = new Sender({
    adapter,
    appId: botAppId,
    sleep: async (ms) => void slept.push(ms),
    clock,
  });
  const pendingAnswers = new PendingAnswers({
    store,
    leases: new Leases({
      store: store.leases,
      clock,
      newId: randomUUID,
      every: () => () => {},
      onError: (error) => note('lease.failed', { error }),
    }),
    clock,
    wake: () => {},
    onError: (error) => note('answer.untracked', { error }),
  });
  const own: { dispatch: Dispatch } = {
    dispatch: {
      answer: async ({ asked }) =>
        textReply(asked.kind === 'text' ? `said ${asked.text}` : asked.verb),
      progress: async () => textReply('one moment'),
      stillWorking: () => textReply('still working'),
      welcome: (kind) => textReply(`welcome to ${kind}`),
    },
  };
  const dispatch: Dispatch = {
    answer: (turn) => {
      turns.push(turn);
      return own.dispatch.answer(turn);
    },
    progress: (turn) => own.dispatch.progress(turn),
    stillWorking: (turn) => own.dispatch.stillWorking(turn),
    welcome: (kind, locale) => own.dispatch.welcome(kind, locale),
  };
  const door = new TeamsDoor({
    authentication,
    adapter,
    turns: new ConversationTurns({
      dispatch,
      draw: render,
      sender,
      timer: timer.timer,
      unfinished,
      pendingAnswers,
      log: note,
    }),
    store,
    clock,
    newId: randomUUID,
    timer: storeTimer.timer,
    unfinished,
    begin: unseen,
    log: { info: note, error: note },
    tenantId,
    serviceUrlHosts: ['smba.trafficmanager.net'],
    isSandbox,
  });
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    enter: (knocker) => door.enter(knocker),
    trustedProxies: [],
    clock,
    evidence: async () => undefined,
    isReady: async () => true,
    onError: (error) => note('request.failed', { error }),
  });
  return Object.assign(own, {
    server,
    store,
    timer,
    storeTimer,
    unfinished,
    sender,
    turns,
    logged,
    slept,
    post: (activity: unknown, headers: { readonly [name: string]: string } = {}) =>
      fetch(`http://127.0.0.1:${server.port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      }),
    stop: async () => {
      await server.close(500);
      await store.close();
      folder.remove();
    },
  });
}

/** A message as Teams sends it. Undefined takes a part away. */
export const teamsMessage = (more: Json = {}): Json => ({
  type: 'message',
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl: teamsUrl,
  from: { id: '29:grace', name: 'Grace Kuo', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' },
  recipient: { id: `28:${botAppId}`, name: 'Connector Bot' },
  conversation: { id: 'a:personal-grace', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  locale: 'en-US',
  text: 'status',
  ...more,
});
