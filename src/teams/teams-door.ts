import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { ActivityKey, Store } from '../domain/ports/store.js';
import { Acquaintance } from './acquaintance.js';
import { activityIn } from './activity-shape.js';
import { type AdmissionOptions, isAdmitted } from './admission.js';
import { type BotAuthentication, KeysUnreachable } from './bot-authentication.js';
import type { ConversationTurns } from './conversation-turns.js';
import { inTime, type Timer } from './in-time.js';
import { isLocalEntry, type Peer } from './local-entry.js';
import { badAction } from './reply-activity.js';
import type { InvokeAnswer, TeamsAdapter } from './teams-adapter.js';
import { actionOf, askedBy, conversationIdOf, turnOf } from './turn-of.js';

/** What came over HTTP. */
export interface Delivery {
  readonly json: unknown;
  readonly authorization: string | undefined;
  readonly caller: Peer;
}

export interface DoorOptions extends AdmissionOptions {
  readonly authentication: BotAuthentication;
  readonly adapter: TeamsAdapter;
  readonly turns: ConversationTurns;
  readonly store: Pick<Store, 'conversations' | 'seen'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Ends the wait for a Store that gives no answer. */
  readonly timer: Timer;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
  readonly log: {
    info(event: string, fields: { readonly [name: string]: unknown }): void;
    error(event: string, fields: { readonly [name: string]: unknown }): void;
  };
}

/** A Store that stands still keeps nobody waiting for longer, in milliseconds: they are told of it instead. */
const storeMs = 3000;

/** Where Teams knocks: who is let in, and which part of the bot answers. */
export class TeamsDoor {
  private readonly acquaintance: Acquaintance;

  constructor(private readonly options: DoorOptions) {
    this.acquaintance = new Acquaintance(options.store);
  }

  /** Answers one delivery; refused with 400 or 401 and no detail. */
  async receive({ json, authorization, caller }: Delivery): Promise<InvokeAnswer> {
    const { authentication, adapter, isSandbox } = this.options;
    const activity = activityIn(json);
    if (!activity) return { status: 400 };
    const isLocal = authorization === undefined && isLocalEntry(caller, isSandbox);
    // Before the SDK sees it: for channels other than Teams it has ways of its own.
    if (!isAdmitted(activity, this.options)) return { status: isLocal ? 400 : 401 };
    const sender = isLocal ? authentication.local() : await this.senderOf(activity, authorization);
    if (sender === 'unreachable') return { status: 503 };
    if (!sender) return { status: 401 };
    return adapter.receive(sender, activity, (context) => this.handle(context));
  }

  private async senderOf(
    activity: Activity,
    authorization: string | undefined,
  ): Promise<AuthenticateRequestResult | 'unreachable' | undefined> {
    try {
      return await this.options.authentication.authenticate(activity, authorization);
    } catch (error) {
      if (!(error instanceof KeysUnreachable)) throw error;
      this.options.log.error('keys.unreachable', { error });
      return 'unreachable';
    }
  }

  private async handle(context: TurnContext): Promise<void> {
    const { log, newId, clock } = this.options;
    const { activity } = context;
    const id = newId();
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
    log.info('turn', { id, type, ...(name ? { name } : {}), ms: clock().getTime() - start });
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

  private turn(activity: Activity, id: string) {
    const { clock, stopping: signal } = this.options;
    return { id, at: clock(), signal, activity };
  }

  private async message(context: TurnContext, id: string): Promise<void> {
    const { activity } = context;
    const turn = turnOf(activity, askedBy(activity), this.turn(activity, id));
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

  /** Every invoke is answered with HTTP 200: Teams shows anything else as a broken bot. */
  private async invoke(context: TurnContext, id: string): Promise<void> {
    const { activity } = context;
    const body = activity.name === 'adaptiveCard/action' ? await this.action(context, id) : {};
    await context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 200, body },
    });
  }

  private async action(context: TurnContext, id: string) {
    const { activity } = context;
    const asked = actionOf(activity);
    if (!asked) return badAction;
    const turn = turnOf(activity, asked, this.turn(activity, id));
    return this.options.turns.action(context, turn);
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
