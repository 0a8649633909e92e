import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Turn } from '../commands/turn.js';
import { type Begin, during } from '../domain/part.js';
import type { ActivityKey, Store } from '../domain/ports/store.js';
import { Acquaintance } from './acquaintance.js';
import { activityIn } from './activity-shape.js';
import { type AdmissionOptions, refusalOf } from './admission.js';
import type { BotAuthentication, Proof } from './bot-authentication.js';
import type { ConversationTurns } from './conversation-turns.js';
import { inTime, type Timer } from './in-time.js';
import { isLocalEntry, type Peer } from './local-entry.js';
import { mentionedPeople } from './mentioned-people.js';
import { badAction } from './reply-activity.js';
import type { SignInInvokes } from './sign-in-invokes.js';
import { KeysUnreachable } from './signing-keys.js';
import type { InvokeAnswer, TeamsAdapter } from './teams-adapter.js';
import { actionOf, askedBy, conversationIdOf, turnOf } from './turn-of.js';
import type { Unfinished } from './unfinished.js';

/** Who knocks, before anything of the message is read. */
export interface Knocker {
  readonly authorization: string | undefined;
  readonly caller: Peer;
}

/** Takes the message of somebody who was let in. */
export type Receive = (json: unknown) => Promise<InvokeAnswer>;

/** Without a proof it is a program of this machine, in the sandbox. */
type Entered = Pick<Proof, 'sender'> & Partial<Proof>;

export interface DoorOptions extends AdmissionOptions {
  readonly authentication: BotAuthentication;
  readonly adapter: TeamsAdapter;
  readonly turns: ConversationTurns;
  /** Undefined where nobody has to sign in. */
  readonly signIns?: SignInInvokes | undefined;
  readonly store: Pick<Store, 'conversations' | 'seen' | 'subscriptions'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Ends the wait for a Store that gives no answer. */
  readonly timer: Timer;
  readonly unfinished: Unfinished;
  readonly begin: Begin;
  readonly log: {
    info(event: string, fields: { readonly [name: string]: unknown }): void;
    error(event: string, fields: { readonly [name: string]: unknown }): void;
  };
}

/** A Store that stands still keeps nobody waiting for longer, in milliseconds: they are told of it instead. */
const storeMs = 3000;

/** Who was mentioned is looked up for so long; then they are taken for their names. */
const rosterMs = 1000;

const noActivity =
  'The body has to be a Bot Framework activity with type, channelId, serviceUrl, from.id and conversation.id.';

/** For who writes a client of the sandbox. */
const badRequest = (reason: string): InvokeAnswer => ({
  status: 400,
  body: { error: 'Bad request', reason },
});

type Moment = Pick<Turn, 'id' | 'at' | 'signal'>;

/** Where Teams knocks: who is let in, and which part of the bot answers. */
export class TeamsDoor {
  private readonly acquaintance: Acquaintance;

  constructor(private readonly options: DoorOptions) {
    this.acquaintance = new Acquaintance(options.store);
  }

  /** Lets somebody in by their token alone; refused with 401 and no detail. */
  async enter({ authorization, caller }: Knocker): Promise<InvokeAnswer | Receive> {
    const { authentication, isSandbox, unfinished } = this.options;
    const isLocal = authorization === undefined && isLocalEntry(caller, isSandbox);
    const entered = isLocal
      ? { sender: authentication.local() }
      : await this.proofOf(authorization);
    if (entered === 'unreachable') return { status: 503 };
    return entered ? (json) => unfinished.during(this.receive(json, entered)) : { status: 401 };
  }

  /** Answers one delivery; refused with 400 or 401 and no detail, but to programs of this machine. */
  private async receive(json: unknown, { sender, serviceUrl }: Entered): Promise<InvokeAnswer> {
    const activity = activityIn(json);
    const isLocal = serviceUrl === undefined;
    if (!activity) return isLocal ? badRequest(noActivity) : { status: 400 };
    // Before the SDK sees it: for channels other than Teams it has ways of its own.
    const refusal = refusalOf(activity, this.options);
    if (isLocal && refusal !== undefined) return badRequest(refusal);
    if (refusal !== undefined || (!isLocal && activity.serviceUrl !== serviceUrl)) {
      return { status: 401 };
    }
    return this.options.adapter.receive(sender, activity, (context) => this.handle(context));
  }

  private async proofOf(
    authorization: string | undefined,
  ): Promise<Proof | 'unreachable' | undefined> {
    try {
      return await this.options.authentication.authenticate(authorization);
    } catch (error) {
      if (!(error instanceof KeysUnreachable)) throw error;
      this.options.log.error('keys.unreachable', { error });
      return 'unreachable';
    }
  }

  private async handle(context: TurnContext): Promise<void> {
    const { newId, begin } = this.options;
    const { type } = context.activity;
    const id = newId();
    await during(begin('turn', { turn: id, type }), () => this.turned(context, id));
  }

  private async turned(context: TurnContext, id: string): Promise<void> {
    const { log, clock } = this.options;
    const { activity } = context;
    const start = clock().getTime();
    const remembered = this.remember(activity, id);
    // Also a message is claimed meanwhile.
    const isNew =
      activity.type !== ActivityTypes.Message || (await this.isFirstDelivery(activity, id));
    await inTime(remembered, storeMs, this.options.timer);
    if (!isNew) return;
    if (activity.type === ActivityTypes.Message) await this.message(context, id);
    else if (activity.type === ActivityTypes.Invoke) await this.invoke(context, id);
    else await this.event(context, id);
    const { type, name } = activity;
    log.info('turn', {
      id,
      type,
      ...(name ? { name: knownInvoke(name) } : {}),
      ms: clock().getTime() - start,
    });
  }

  /** A Store that does not answer must not keep people from theirs. */
  private async remember(activity: Activity, id: string): Promise<void> {
    if (isRemoval(activity)) return;
    try {
      await this.acquaintance.remember(activity, this.options.clock());
    } catch (error) {
      this.options.log.error('conversation.unsaved', { id, error });
    }
  }

  private moment(id: string): Moment {
    const { clock, unfinished } = this.options;
    return { id, at: clock(), signal: unfinished.signal };
  }

  private async message(context: TurnContext, id: string): Promise<void> {
    const { activity } = context;
    const mentioned = await inTime(mentionedPeople(context), rosterMs, this.options.timer);
    const people = mentioned.isLate ? undefined : mentioned.value;
    const turn = turnOf(activity, askedBy(activity, people), this.moment(id));
    try {
      await this.options.turns.message(context, turn);
    } catch (error) {
      // Nobody was answered: what Teams delivers again is a new try, and not the same message once more.
      await this.forget(activity).catch(() => {});
      throw error;
    }
  }

  /** Teams delivers a message again when it thinks that it was lost. */
  private async isFirstDelivery(activity: Activity, id: string): Promise<boolean> {
    const { store, clock, log, timer } = this.options;
    const key = keyOf(activity);
    if (!key) return true;
    try {
      const claimed = await inTime(store.seen.claim(key, clock()), storeMs, timer);
      if (!claimed.isLate) return claimed.value;
      log.error('activity.unclaimed', { id, error: 'no answer' });
    } catch (error) {
      log.error('activity.unclaimed', { id, error });
    }
    return true;
  }

  private async forget(activity: Activity): Promise<void> {
    const key = keyOf(activity);
    if (key) await this.options.store.seen.release(key);
  }

  /** Every invoke but those of a sign-in is answered with HTTP 200: Teams shows anything else as a broken bot. */
  private async invoke(context: TurnContext, id: string): Promise<void> {
    const { activity } = context;
    const moment = this.moment(id);
    if (await this.options.signIns?.answer(context, moment)) return;
    const body = activity.name === 'adaptiveCard/action' ? await this.action(context, moment) : {};
    await context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 200, body },
    });
  }

  private async action(context: TurnContext, moment: Moment) {
    const { activity } = context;
    const { turns, signIns } = this.options;
    const asked = actionOf(activity);
    if (!asked) return badAction;
    const signIn = await signIns?.beforeAction(activity);
    if (signIn?.refused) return signIn.refused;
    const turn = turnOf(activity, asked, moment);
    return turns.action(context, signIn?.isSignedIn ? { ...turn, isAfterSignIn: true } : turn);
  }

  /** Events without a person may only make the bot remember, forget or greet a conversation. */
  private async event(context: TurnContext, id: string): Promise<void> {
    const { activity } = context;
    if (isRemoval(activity)) return this.acquaintance.forget(activity);
    if (!isArrival(activity)) return;
    if (await this.acquaintance.isToBeWelcomed(activity, this.options.clock())) {
      await this.options.turns.welcome(context, id);
    }
  }
}

const invokes: ReadonlySet<string> = new Set([
  'adaptiveCard/action',
  'signin/tokenExchange',
  'signin/verifyState',
  'signin/failure',
]);

/** The name is the client's word: what the bot doesn't know is not written into the log. */
const knownInvoke = (name: string): string => (invokes.has(name) ? name : 'other');

/** By what a delivery is known again; undefined where it has no id. */
const keyOf = (activity: Activity): ActivityKey | undefined =>
  activity.id
    ? {
        conversationId: conversationIdOf(activity),
        activityId: activity.id,
        type: activity.type,
      }
    : undefined;

/** The bot was added to a conversation. */
const isArrival = ({ type, action, membersAdded, recipient }: Activity): boolean =>
  (type === ActivityTypes.InstallationUpdate && (action ?? 'add').startsWith('add')) ||
  (type === ActivityTypes.ConversationUpdate &&
    (membersAdded ?? []).some((member) => member.id === recipient?.id));

const isRemoval = ({ type, action, membersRemoved, recipient }: Activity): boolean =>
  (type === ActivityTypes.InstallationUpdate && (action ?? '').startsWith('remove')) ||
  (type === ActivityTypes.ConversationUpdate &&
    (membersRemoved ?? []).some((member) => member.id === recipient?.id));
