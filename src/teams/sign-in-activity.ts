import { type Activity, ActivityTypes, InputHints } from 'botbuilder';
import type { Reply } from '../commands/reply.js';

type SignInReply = Extract<Reply, { kind: 'signIn' }>;

/**
 * The name by which clients tell a sign-in again. It names nothing in Azure: the bot exchanges tokens itself,
 * so there is no connection of the Bot Framework's Token Service.
 */
export const connectionName = 'entra';

/** What Teams needs to hand over a token silently, and the button where it cannot. */
const oauthCard = ({ request: { id, resource, url }, text, title }: SignInReply) => ({
  text,
  connectionName,
  tokenExchangeResource: { id, uri: resource },
  buttons: [{ type: 'signin', title, value: url }],
});

/**
 * An OAuthCard: the client answers it with the invoke `signin/tokenExchange`.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-code.
 */
export const signInActivity = (reply: SignInReply): Partial<Activity> => ({
  type: ActivityTypes.Message,
  inputHint: InputHints.AcceptingInput,
  attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content: oauthCard(reply) }],
});

/**
 * The same as the answer to a universal action: the client sends the action again, with a token.
 * Source: learn.microsoft.com, sso-adaptive-cards-universal-action.
 */
export const loginRequest = (reply: SignInReply) => ({
  statusCode: 401,
  type: 'application/vnd.microsoft.activity.loginRequest',
  value: oauthCard(reply),
});

/** The token of an action that was sent again was not taken. */
export const preconditionFailed = (message: string) => ({
  statusCode: 412,
  type: 'application/vnd.microsoft.error.preconditionFailed',
  value: { code: '412', message },
});
