import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { SignInEnd, SignInSays } from '../commands/sign-in/sign-in-says.js';
import type { Asked, Turn } from '../commands/turn.js';
import type { Exchanged, SignInDesk } from '../domain/sign-in/sign-in-desk.js';
import type { ConversationTurns } from './conversation-turns.js';
import { authenticationIn, exchangeIn, failureCodeIn, stateIn } from './exchange-in.js';
import { preconditionFailed } from './sign-in-activity.js';
import { turnOf } from './turn-of.js';

export interface SignInInvokeOptions {
  readonly desk: Pick<SignInDesk, 'exchange' | 'find'>;
  readonly turns: Pick<ConversationTurns, 'message' | 'reply'>;
  readonly says: SignInSays;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

/** What a turn has beside its activity. */
type Moment = Pick<Turn, 'id' | 'at' | 'signal'>;

type Unaccepted = Exclude<Exchanged, { kind: 'accepted' }>;

/** For the client's log; people are told in their language. */
const failureDetails: { readonly [K in Unaccepted['kind']]: string } = {
  demanded: 'The person or an administrator has to consent or sign in again.',
  refused: 'The token is not one of this person for this bot.',
  unknown: 'The bot did not ask this person for this sign-in, or long ago.',
  failed: 'The token could not be exchanged.',
};

const asked: Asked = { kind: 'text', text: '' };

/** Teams' side of signing in: what its clients send when the bot asked for a token. */
export class SignInInvokes {
  constructor(private readonly options: SignInInvokeOptions) {}

  /** Answers one of the three; false for every other invoke. */
  async answer(context: TurnContext, moment: Moment): Promise<boolean> {
    const { name } = context.activity;
    if (name === 'signin/tokenExchange') await this.exchange(context, moment);
    else if (name === 'signin/verifyState') await this.verify(context, moment);
    else if (name === 'signin/failure') await this.failed(context, moment);
    else return false;
    return true;
  }

  /**
   * An action that is sent again with a token after it was answered with a sign-in.
   * @returns whether the person has just signed in, and the answer where the token was not taken
   */
  async beforeAction(activity: Activity) {
    const authentication = authenticationIn(activity.value);
    if (authentication === undefined) return { isSignedIn: false, refused: undefined };
    const exchange = exchangeIn(authentication);
    const { kind } = exchange
      ? await this.options.desk.exchange({ ...exchange, personId: personIn(activity) })
      : ({ kind: 'unknown' } as const);
    return kind === 'accepted'
      ? { isSignedIn: true, refused: undefined }
      : { isSignedIn: false, refused: preconditionFailed(failureDetails[kind]) };
  }

  private async exchange(context: TurnContext, moment: Moment): Promise<void> {
    const { activity } = context;
    const exchange = exchangeIn(activity.value);
    if (!exchange) return respond(context, 400, { failureDetail: 'id and token are missing.' });
    const { id, connectionName } = exchange;
    const exchanged = await this.options.desk.exchange({
      ...exchange,
      personId: personIn(activity),
    });
    if (exchanged.kind === 'accepted') {
      await respond(context, 200, { id, connectionName });
      if (exchanged.goOn) await this.goOn(context, exchanged.asked, moment);
      return;
    }
    const { kind } = exchanged;
    this.options.log('signIn.unaccepted', { id: moment.id, kind });
    await respond(context, 412, { id, connectionName, failureDetail: failureDetails[kind] });
    await this.say(context, exchanged, moment);
  }

  /** The sign-in page has ended: what was asked is asked again, and Teams tries once more for a token. */
  private async verify(context: TurnContext, moment: Moment): Promise<void> {
    const { activity } = context;
    const signIn = await this.options.desk.find(stateIn(activity.value), personIn(activity));
    await respond(context, 200, {});
    if (!signIn) return this.say(context, { kind: 'unfinished' }, moment);
    const turn = turnOf(activity, JSON.parse(signIn.asked), moment);
    await this.options.turns.message(context, turn);
  }

  private async failed(context: TurnContext, moment: Moment): Promise<void> {
    const code = failureCodeIn(context.activity.value);
    this.options.log('signIn.clientFailed', { id: moment.id, code });
    await respond(context, 200, {});
    await this.say(context, { kind: 'clientFailed', code }, moment);
  }

  private async goOn(context: TurnContext, stored: string, moment: Moment): Promise<void> {
    const turn = turnOf(context.activity, JSON.parse(stored), moment);
    await this.options.turns.message(context, { ...turn, isAfterSignIn: true });
  }

  private async say(context: TurnContext, end: SignInEnd, moment: Moment): Promise<void> {
    const turn = turnOf(context.activity, asked, moment);
    const reply = await this.options.says(turn, end);
    if (reply) await this.options.turns.reply(context, turn, reply);
  }
}

const personIn = ({ from }: Activity): string => (from.aadObjectId ?? '').toLowerCase();

async function respond(context: TurnContext, status: number, body: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}
