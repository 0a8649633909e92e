import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningBot, startBot } from '../../src/compose/start-bot.js';
import { configOf } from '../../src/config.js';
import { createLog } from '../../src/observe/create-log.js';
import { botEnvironment } from '../../src/sandbox/bot-environment.js';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { type Sandbox, serveSandbox } from '../../src/sandbox/serve-sandbox.js';
import type { Fault, FaultService } from '../../src/sandbox/tenant/fault-modes.js';
import { textsIn } from './draw.js';
import { type LoadBalancer, startLoadBalancer } from './load-balancer.js';
import { assertNoLeaks, leaksBelow } from './secrets/leaks.js';
import { plantedCertificate } from './secrets/planted-certificate.js';
import { SecretScan } from './secrets/secret-scan.js';
import { shareKeys, useSharedKeys } from './shared-keys.js';
import { tempFolder } from './temp-folder.js';

type Json = { readonly [name: string]: unknown };

export interface Walk {
  readonly sandbox: Sandbox;
  readonly botUrl: string;
  /** Where the bot and the sandbox keep everything. */
  readonly folder: string;
  /** Everything that was logged, as JSON lines. */
  readonly log: readonly string[];
  /** The newest warnings and errors of it. */
  troubles(): readonly string[];
  /** What stands before the bots, where there are several. */
  readonly balancer: LoadBalancer | undefined;
  /** Ends one of several bots; the others take its turns. */
  end(which: number): Promise<void>;
  /** Ends one of several bots as an update does, and starts another in its place; settings may be others. */
  restart(which: number, environment?: { readonly [name: string]: string }): Promise<void>;
  /** The settings of the bots. */
  readonly environment: { readonly [name: string]: string | undefined };
  /** Opens the page's personal chat as somebody for the first time, and waits for the welcome. */
  open(person: string): Promise<ChatMessage>;
  /** Types as a person in the page, and waits for nothing. */
  type(person: string, text: string, conversationId?: string): Promise<ChatMessage>;
  /** Types as a person in the page, and waits for what the bot says to it. */
  say(person: string, text: string, conversationId?: string): Promise<ChatMessage>;
  /** Presses the first button with this verb, or the one that types this text. */
  press(person: string, message: ChatMessage, verb: string, data?: Json): Promise<Json>;
  /** Posts a Bot Framework activity as another client of this machine does. */
  post(activity: Json, headers?: { readonly [name: string]: string }): Promise<Response>;
  fault(service: FaultService, fault?: Fault): void;
  read(person: string, conversationId?: string): Promise<readonly ChatMessage[]>;
  /** @throws Error when something secret was logged, stored, said or counted (`secrets/canaries.ts`) */
  stop(): Promise<void>;
}

const patienceMs = 20_000;

/** Starts a bot with settings; each line of its log is noted. */
export type StartBot = (
  environment: { readonly [name: string]: string | undefined },
  noted: (line: string) => void,
) => Promise<RunningBot>;

const startHere: StartBot = (environment, write) => {
  const config = configOf(environment);
  return startBot(config, createLog(config.logLevel, { write }));
};

/** Everything that a person can read of a message. */
export const shownIn = ({ text, card }: ChatMessage): string =>
  [text ?? '', ...textsIn(card)].join('\n');

export const personalOf = (person: string): string => `a:personal-${person}`;

/** It says that the answer is yet to come. */
export const isProgress = (message: ChatMessage): boolean =>
  /One moment|請稍候|Still working|仍在處理中/.test(shownIn(message));

/**
 * The whole bot over HTTP: the simulated Microsoft 365, the local Bot Connector, and the bot itself.
 * @param pageFolder of the built page, for those who look at it
 * @param processes how many bots there are, each with all of its own but the Store; a balancer is before them
 * @param startOne starts one of them; in this process unless said
 */
export async function startWalk(
  environment: { readonly [name: string]: string } = {},
  pageFolder?: string,
  processes = 1,
  startOne: StartBot = startHere,
): Promise<Walk> {
  const folder = tempFolder();
  const botUrls: string[] = [];
  const balancer = processes > 1 ? await startLoadBalancer(() => botUrls) : undefined;
  useSharedKeys(folder.path);
  const sandbox = await serveSandbox({
    dataDir: folder.path,
    port: 0,
    botUrl: () => `${balancer?.url ?? botUrls[0]}/api/messages`,
    pageFolder: pageFolder ?? folder.path,
  });
  shareKeys(folder.path);
  const scan = await SecretScan.start(sandbox.url);
  const log: string[] = [];
  const noted = (line: string): void => {
    log.push(line.trim());
    scan.logged(line);
  };
  const hasOwnCredential = Object.keys(environment).some((name) =>
    /^EXCHANGE_APP_(SECRET|CERTIFICATE)/.test(name),
  );
  const planted = {
    EXCHANGE_APP_SECRET: undefined,
    EXCHANGE_APP_CERTIFICATE_FILE: plantedCertificate().file,
  };
  sandbox.tenant.simulated.alter({ certificateThumbprints: [plantedCertificate().thumbprint] });
  const settings = {
    METRICS_PORT: '0',
    LOG_LEVEL: 'debug',
    ...botEnvironment({ DATA_DIR: folder.path, ...environment }, sandbox.url, 0),
    ...(hasOwnCredential ? {} : planted),
  };
  const bots: RunningBot[] = [];
  const start = async (which: number, others: typeof environment = {}): Promise<void> => {
    const bot = await startOne({ ...settings, ...others }, noted);
    bots[which] = bot;
    botUrls[which] = `http://127.0.0.1:${bot.port}`;
  };
  for (let which = 0; which < processes; which += 1) await start(which);
  const botUrl = botUrls[0] ?? '';

  const json = async (path: string, init?: RequestInit): Promise<Json> => {
    const response = await fetch(`${sandbox.url}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<Json>;
  };
  const send = (path: string, body: Json): Promise<Json> =>
    json(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const read = async (person: string, conversationId = personalOf(person)) => {
    const path = `/page/conversations/${encodeURIComponent(conversationId)}?as=29:${person}`;
    return (await json(path))['messages'] as readonly ChatMessage[];
  };
  const troubles = () => log.filter((line) => /"level":"(warn|error|fatal)"/.test(line)).slice(-10);
  const answerAfter = async (person: string, conversationId: string, id: string) => {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      const messages = await read(person, conversationId);
      const asked = messages.findIndex((message) => message.id === id);
      const after = messages.slice(asked + 1);
      if (messages[asked]?.isUndelivered) break;
      const answer = after.find(
        ({ from, replyToId, card, text }) =>
          from.isBot && (id === '' || replyToId === id) && (card || text),
      );
      if (answer && !isProgress(answer)) return answer;
      await sleep(15);
    }
    throw new Error([`no answer to ${person} in ${conversationId}`, ...troubles()].join('\n'));
  };

  const type = async (person: string, text: string, conversationId = personalOf(person)) => {
    const sent = await send('/page/messages', { conversationId, personId: `29:${person}`, text });
    return (sent as unknown as { message: ChatMessage }).message;
  };

  // The greetings of shared conversations come by themselves; an answer must not be taken for one.
  await answerAfter('grace', '19:general@thread.tacv2', '');
  await answerAfter('grace', personalOf('grace'), '');

  return {
    sandbox,
    botUrl,
    folder: folder.path,
    log,
    troubles,
    balancer,
    read,
    type,
    say: async (person, text, conversationId = personalOf(person)) => {
      const { id } = await type(person, text, conversationId);
      return answerAfter(person, conversationId, id);
    },
    press: async (person, { conversationId, id: messageId }, verb, data = {}) =>
      scan.answered(
        await send('/page/actions', {
          conversationId,
          personId: `29:${person}`,
          messageId,
          action: { type: 'Action.Execute', verb, data },
        }),
      ),
    post: (activity, headers = {}) =>
      fetch(`${botUrl}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      }),
    open: async (person) => {
      await read(person);
      return answerAfter(person, personalOf(person), '');
    },
    end: async (which) => {
      const [bot] = bots.splice(which, 1);
      botUrls.splice(which, 1);
      await bot?.stop();
    },
    environment: settings,
    restart: async (which, others) => {
      await bots[which]?.stop();
      await start(which, others);
    },
    fault: (service, fault) =>
      fault ? sandbox.tenant.faults.set(service, fault) : sandbox.tenant.faults.clear(service),
    stop: async () => {
      await scan.readMetrics(bots);
      await Promise.all(bots.map((bot) => bot.stop()));
      await sandbox.close();
      await balancer?.close();
      const leaks = [...scan.leaks(folder.path), ...leaksBelow(folder.path)];
      rmSync(folder.path, { recursive: true, force: true });
      assertNoLeaks(leaks);
    },
  };
}
