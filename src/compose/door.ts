import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createRenderer } from '../cards/renderer.js';
import { signInSays } from '../commands/sign-in/sign-in-says.js';
import type { Config } from '../config.js';
import type { Store } from '../domain/ports/store.js';
import type { Log } from '../observe/create-log.js';
import type { Trace } from '../observe/create-trace.js';
import type { Metrics } from '../observe/metrics.js';
import { BotAuthentication } from '../teams/bot-authentication.js';
import { ConversationTurns } from '../teams/conversation-turns.js';
import { wallTimer } from '../teams/in-time.js';
import { NoticeDelivery } from '../teams/notice-delivery.js';
import { Sender } from '../teams/sender.js';
import { SignInInvokes } from '../teams/sign-in-invokes.js';
import { subjectCards } from '../teams/subject-cards.js';
import { TeamsAdapter } from '../teams/teams-adapter.js';
import { TeamsDoor } from '../teams/teams-door.js';
import { Unfinished } from '../teams/unfinished.js';
import type { Parts } from './parts.js';
import { tokensOf } from './tenant.js';
import { clock, packageRoot, sleep } from './this-process.js';

interface Needs {
  readonly config: Config;
  readonly store: Store;
  readonly parts: Parts;
  readonly log: Log;
  readonly count: Metrics;
  readonly trace: Trace;
}

/** Bot Framework's side: what comes in, what is answered, and what goes out by itself. */
export function doorOf({ config, store, parts, log, count, trace }: Needs) {
  const { dispatch, voices, connection, askers } = parts;
  const { appId } = config.bot;
  const authentication = new BotAuthentication({
    appId,
    openIdMetadataUrl: config.addresses.botOpenIdMetadata,
    getToken: tokensOf(config, config.bot),
    fetch: globalThis.fetch,
    clock,
    timer: wallTimer,
  });
  const adapter = new TeamsAdapter(authentication.framework);
  const unfinished = new Unfinished((error) => log.error('answer.lost', { error }));
  const draw = createRenderer(join(packageRoot, 'cards'), (template, bytes) =>
    log.error('card.tooLarge', { template, bytes }),
  );
  const sender = new Sender({ adapter, appId, sleep, clock });
  const timer = wallTimer;
  const turns = new ConversationTurns({
    dispatch,
    draw,
    sender,
    timer,
    unfinished,
    pendingAnswers: parts.pendingAnswers,
    log: log.error,
  });
  const signIns =
    askers &&
    new SignInInvokes({
      desk: askers.signIns,
      turns,
      says: signInSays({ preferences: store.preferences, voices, log: log.error }),
      log: log.info,
    });
  const door = new TeamsDoor({
    authentication,
    adapter,
    turns,
    signIns,
    store,
    clock,
    newId: randomUUID,
    timer,
    unfinished,
    begin: trace.begin,
    log,
    tenantId: config.tenant.id,
    serviceUrlHosts: config.serviceUrlHosts,
    isSandbox: config.isSandbox,
  });
  const delivery = new NoticeDelivery({
    store,
    sender,
    drawSubject: subjectCards(store, connection),
    draw,
    voices,
    clock,
    sleep,
    timer,
    begin: trace.begin,
    count: count.notice,
    log: log.error,
  });
  return { door, delivery, unfinished };
}
