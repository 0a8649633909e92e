import type { ConversationKind } from '../domain/ports/store.js';
import type { Voice } from '../language/voice.js';
import { say } from './button.js';
import type { CardView } from './card-view.js';
import type { Choice } from './choice.js';

export interface WelcomeCardData {
  readonly kind: ConversationKind;
  /** What one can start with. */
  readonly choices: readonly Choice[];
  readonly helpText: string;
}

/** The first card in a conversation. It tells nothing of the tenant: everybody there can read it. */
export function welcomeCard(data: WelcomeCardData, voice: Voice): CardView {
  const intro = voice.say(
    data.kind === 'personal' ? 'conversation.welcomePersonal' : 'conversation.welcomeShared',
  );
  return {
    template: 'welcome',
    language: voice.language,
    summary: voice.say('conversation.welcomeTitle'),
    data: {
      title: voice.say('conversation.welcomeTitle'),
      intro,
      next: voice.say('conversation.welcomeNext'),
      choices: data.choices,
      says: [say(data.helpText, voice.say('buttons.help'))],
    },
  };
}
