import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { Dispatch } from '../commands/dispatch.js';
import { pendingAnswerOf } from '../commands/interrupted.js';
import { type Reply, textReply } from '../commands/reply.js';
import type { Turn } from '../commands/turn.js';
import type { PendingAnswers, TrackedAnswer } from '../domain/answers/pending-answers.js';
import { type InTime, inTime, type Timer } from './in-time.js';
import { type ActionAnswer, actionAnswer, type Draw, replyActivity } from './reply-activity.js';
import type { Sender, Sent } from './sender.js';
import { conversationKindOf } from './turn-of.js';
import type { Unfinished } from './unfinished.js';

/** After so long a person sees that something is being done. Teams delivers again after 15 s. */
const progressAfterMs = 1500;

/** Teams has put progress into a pressed card, and the answer may follow. */
const settleMs = 1000;

/** A client that expects its replies in the same response waits this long. */
const expectedWithinMs = 10_000;

export interface TurnOptions {
  readonly dispatch: Dispatch;
  readonly draw: Draw;
  readonly sender: Sender;
  readonly timer: Timer;
  readonly unfinished: Unfinished;
  readonly pendingAnswers: Pick<PendingAnswers, 'track'>;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

/** A turn whose answer comes after its request has ended. */
interface LateTurn {
  readonly turn: Turn;
  readonly reference: Partial<ConversationReference>;
  /** The message that shows progress; undefined where there is none. */
  readonly place: string | undefined;
  readonly tracked: TrackedAnswer;
}

const expectsReplies = ({ deliveryMode }: Activity): boolean => deliveryMode === 'expectReplies';

/** Answers people in time: the whole answer if it is quick, else progress first and the answer later. */
export class ConversationTurns {
  constructor(private readonly options: TurnOptions) {}

  /** A typed message, or a button of an older kind of card. */
  async message(context: TurnContext, turn: Turn): Promise<void> {
    const { dispatch } = this.options;
    const { activity } = context;
    const answering = dispatch.answer(turn);
    const answer = await this.within(answering, activity);
    if (!answer.isLate) return this.send(context, turn, answer.value);
    const tracked = this.options.pendingAnswers.track(pendingAnswerOf(turn));
    const waiting = expectsReplies(activity)
      ? dispatch.stillWorking(turn)
      : await dispatch.progress(turn);
    const sent = await this.options.sender.reply(context, this.draw(waiting));
    this.report(turn, sent);
    const place = sent.outcome === 'sent' && !expectsReplies(activity) ? sent.id : undefined;
    const reference = TurnContext.getConversationReference(activity);
    this.later({ turn, reference, place, tracked }, answering);
  }

  /** A universal action: its answer is the pressed card's new content for the person who pressed. */
  async action(context: TurnContext, turn: Turn): Promise<ActionAnswer> {
    const { dispatch, draw } = this.options;
    const { activity } = context;
    const answering = dispatch.answer(turn);
    const answer = await this.within(answering, activity);
    if (!answer.isLate) return actionAnswer(answer.value, draw);
    // In a group the pressed card belongs to all: it stays, and the answer comes as a message of its own.
    const isAlone = conversationKindOf(activity) === 'personal';
    const tracked = this.options.pendingAnswers.track(pendingAnswerOf(turn));
    const waiting = isAlone ? await dispatch.progress(turn) : dispatch.stillWorking(turn);
    const place = isAlone ? activity.replyToId : undefined;
    const reference = TurnContext.getConversationReference(activity);
    this.later({ turn, reference, place, tracked }, isAlone ? this.settled(answering) : answering);
    return actionAnswer(waiting, draw);
  }

  /** Says something in a turn that no command answers. */
  async reply(context: TurnContext, turn: Turn, reply: Reply): Promise<void> {
    await this.send(context, turn, reply);
  }

  async welcome(context: TurnContext, turnId: string): Promise<void> {
    const { dispatch, sender } = this.options;
    const { activity } = context;
    const reply = dispatch.welcome(conversationKindOf(activity), activity.locale);
    this.reportSent(turnId, await sender.reply(context, this.draw(reply)));
  }

  private within(answering: Promise<Reply>, activity: Activity): Promise<InTime<Reply>> {
    const ms = expectsReplies(activity) ? expectedWithinMs : progressAfterMs;
    return inTime(answering, ms, this.options.timer);
  }

  /** What overtook the response in which progress is shown would be covered by it for ever. */
  private async settled(answering: Promise<Reply>): Promise<Reply> {
    await this.options.timer(settleMs).done;
    return answering;
  }

  private async send(context: TurnContext, turn: Turn, reply: Reply): Promise<void> {
    this.report(turn, await this.options.sender.reply(context, this.draw(reply)));
  }

  private draw(reply: Reply): Partial<Activity> {
    return replyActivity(reply, this.options.draw);
  }

  /** Finishes a turn after its request has ended. */
  private later(late: LateTurn, answering: Promise<Reply>): void {
    const { turn, tracked, place } = late;
    tracked.shownIn(place);
    const deliver = async (): Promise<void> => {
      const sent = await this.deliver(late, await answering);
      this.report(turn, sent);
      // Interrupted and not told so: that is left to whoever outlives this process.
      if (sent.outcome === 'sent' || !turn.signal.aborted) await tracked.settle();
    };
    this.options.unfinished.add(deliver());
  }

  /** In place of the progress card where there is one. */
  private async deliver({ reference, place }: LateTurn, reply: Reply): Promise<Sent> {
    const { sender } = this.options;
    // Teams hands a token over for a new message, and not for one that was altered.
    const isSignIn = reply.kind === 'signIn';
    const inPlace = this.draw(isSignIn ? textReply(reply.text) : reply);
    const updated =
      place === undefined ? undefined : await sender.update(reference, place, inPlace);
    const isSaid = updated !== undefined && updated.outcome !== 'refused' && !isSignIn;
    return isSaid ? updated : sender.post(reference, this.draw(reply));
  }

  private report(turn: Turn, sent: Sent): void {
    this.reportSent(turn.id, sent);
  }

  private reportSent(id: string, sent: Sent): void {
    if (sent.outcome !== 'sent') {
      this.options.log('reply.failed', { id, outcome: sent.outcome, error: sent.error });
    }
  }
}
