import { listCard } from '../../cards/list-card.js';
import type { SubscriptionDesk } from '../../domain/watch/subscription-desk.js';
import type { Command } from '../command.js';
import { cardReply } from '../reply.js';
import { topicWords } from '../subscribe/subscribe-command.js';
import { subscribeWording } from '../subscribe/subscribe-wording.js';
import { sayCommand } from '../suggest.js';
import { subscriptionsWording } from './subscriptions-wording.js';

const mostShown = 20;

/** `subscriptions`: which conversations hear of what. */
export function subscriptionsCommand(desk: Pick<SubscriptionDesk, 'all'>): Command {
  return {
    ...subscriptionsWording,
    role: 'operator',
    run: async ({ turn, voice }) => {
      const all = await desk.all();
      const intro =
        all.length === 0
          ? voice.say('subscriptions.none')
          : voice.say('subscriptions.some', { n: all.length });
      const lines = all.slice(0, mostShown).map((subscription) => {
        const { conversationId } = subscription;
        const isHere = conversationId === turn.conversation.id;
        return {
          title: isHere ? voice.say('subscriptions.here') : voice.name(conversationId),
          text: topicWords(subscription, voice),
        };
      });
      const title = voice.say('subscriptions.title');
      const says = [sayCommand(subscribeWording, voice)];
      return cardReply(listCard({ title, intro, lines, says }, voice));
    },
  };
}
