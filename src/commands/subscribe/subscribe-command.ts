import type { Subscription } from '../../domain/watch/subscription.js';
import type { SubscriptionDesk } from '../../domain/watch/subscription-desk.js';
import type { Voice } from '../../language/voice.js';
import type { Command } from '../command.js';
import { textReply } from '../reply.js';
import { readTopics } from './read-topics.js';
import { subscribeWording } from './subscribe-wording.js';

/** What a conversation hears of, and of how grave failures where it is not all of them. */
export const topicWords = ({ topics, severity }: Subscription, voice: Voice): string =>
  voice.list(
    topics.map((topic) =>
      topic === 'failures' && severity !== 'info'
        ? voice.say(`subscriptions.${severity}`)
        : voice.say(`subscriptions.${topic}`),
    ),
  );

/** `subscribe [what]`: this conversation hears of it from now on. */
export function subscribeCommand(desk: Pick<SubscriptionDesk, 'subscribe'>): Command {
  return {
    ...subscribeWording,
    role: 'operator',
    run: async ({ turn, slots, voice }) => {
      const { topics, severity } = readTopics(slots['topics']);
      const subscription = await desk.subscribe(turn.conversation.id, topics, severity);
      return textReply(voice.say('subscriptions.done', { list: topicWords(subscription, voice) }));
    },
  };
}
