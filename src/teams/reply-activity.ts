import { type Activity, ActivityTypes, InputHints } from 'botbuilder';
import type { CardView } from '../cards/card-view.js';
import type { RenderedCard } from '../cards/renderer.js';
import type { Reply } from '../commands/reply.js';
import { loginRequest, signInActivity } from './sign-in-activity.js';

export type Draw = (view: CardView) => RenderedCard;

const cardType = 'application/vnd.microsoft.card.adaptive';

/**
 * A reply as Teams takes it. A card goes alone: Teams splits a message of text and card in two and then
 * tells no id for it.
 */
export function replyActivity(reply: Reply, draw: Draw): Partial<Activity> {
  const { Message: type } = ActivityTypes;
  if (reply.kind === 'text') {
    return { type, text: reply.text, textFormat: 'plain', inputHint: InputHints.AcceptingInput };
  }
  if (reply.kind === 'signIn') return signInActivity(reply);
  const { content, summary } = draw(reply.view);
  return {
    type,
    summary,
    inputHint: InputHints.AcceptingInput,
    attachments: [{ contentType: cardType, content }],
  };
}

/** The body of a universal action's answer: HTTP is 200 whatever `statusCode` says. */
export interface ActionAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** A card replaces the pressed one for the person who pressed; a text is shown beside it. */
export function actionAnswer(reply: Reply, draw: Draw): ActionAnswer {
  if (reply.kind === 'signIn') return loginRequest(reply);
  return reply.kind === 'card'
    ? { statusCode: 200, type: cardType, value: draw(reply.view).content }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
}

/** An action that cannot be read at all: a fault of the client, so it is told in the protocol's words. */
export const badAction: ActionAnswer = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: 'The action names no verb.' },
};
