import type { Wording } from '../../language/forms.js';

export const muteWording = {
  name: 'mute',
  forms: {
    en: ['mute [<incident>]'],
    'zh-TW': ['靜音 [<incident>]'],
  },
  topics: { en: ['mute', 'silence', 'snooze'], 'zh-TW': ['靜音'] },
} as const satisfies Wording;
