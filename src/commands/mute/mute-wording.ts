import type { Wording } from '../../language/forms.js';

export const muteWording = {
  name: 'mute',
  forms: {
    en: ['mute [<incident>]'],
    'zh-TW': ['靜音 [<incident>]'],
  },
  takesReason: true,
  topics: {
    en: [
      'mute',
      'silence',
      'snooze',
      'quiet',
      'hush',
      'shut up',
      'stop telling',
      'stop notifying',
      'no more about',
    ],
    'zh-TW': ['靜音', '消音', '安靜', '不要再通知', '別再通知', '不要通知', '先不要吵'],
  },
} as const satisfies Wording;
