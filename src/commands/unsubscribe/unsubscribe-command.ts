import type { SubscriptionDesk } from '../../domain/watch/subscription-desk.js';
import type { Command } from '../command.js';
import { textReply } from '../reply.js';
import { readTopics } from '../subscribe/read-topics.js';
import { topicWords } from '../subscribe/subscribe-command.js';
import { unsubscribeWording } from './unsubscribe-wording.js';

/** `unsubscribe [what]`: this conversation does not hear of it any more. */
export function unsubscribeCommand(desk: Pick<SubscriptionDesk, 'unsubscribe'>): Command {
  return {
    ...unsubscribeWording,
    role: 'operator',
    run: async ({ turn, slots, voice }) => {
      const { topics } = readTopics(slots['topics']);
      const left = await desk.unsubscribe(turn.conversation.id, topics);
      return textReply(
        left
          ? voice.say('subscriptions.done', { list: topicWords(left, voice) })
          : voice.say('subscriptions.ended'),
      );
    },
  };
}
