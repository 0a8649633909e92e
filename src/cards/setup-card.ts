import { type SetupToday, wishesOf } from '../domain/changes/plan.js';
import type { Voice } from '../language/voice.js';
import { press } from './button.js';
import type { CardView } from './card-view.js';

const levels = ['Allow', 'Quarantine', 'Block'] as const;

export interface SetupCardData {
  readonly account: string;
  readonly today: SetupToday;
}

/** The form of a setup, filled with what the tenant has today. */
export function setupCard({ account, today }: SetupCardData, voice: Voice): CardView {
  const wishes = wishesOf(today);
  return {
    template: 'setup',
    language: voice.language,
    summary: voice.say('changes.setupTitle'),
    data: {
      title: voice.say('changes.setupTitle'),
      intro: voice.say('changes.setupIntro', { account: voice.exact(account) }),
      levelLabel: voice.say('changes.defaultAccessLevel'),
      level: wishes.defaultAccessLevel,
      levels: levels.map((value) => ({ title: voice.say(`accessLevels.${value}`), value })),
      required: voice.say('changes.required'),
      recipientsLabel: voice.say('changes.adminMailRecipients'),
      recipients: wishes.adminMailRecipients.join(', '),
      insertLabel: voice.say('changes.userMailInsert'),
      insert: wishes.userMailInsert,
      outlookLabel: voice.say('changes.allowOutlook'),
      outlook: String(wishes.allowOutlook),
      policyLabel: voice.say('changes.defaultPolicy'),
      policy: wishes.defaultPolicy,
      policies: today.policies.map(({ name }) => ({ title: voice.exact(name), value: name })),
      presses: [press(voice.say('changes.plan'), 'setup.plan', { account }, 'positive')],
    },
  };
}
