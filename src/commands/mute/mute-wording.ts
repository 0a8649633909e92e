import type { Wording } from '../../language/forms.js';

export const muteWording = {
  name: 'mute',
  forms: {
    en: ['mute [<incident>]'],
    'zh-TW': ['靜音 [<incident>]'],
  },
  takesReason: true,
  topics: {
    en: ['mute', 'silence', 'snooze', 'quiet', 'hush', 'shut up'],
    'zh-TW': ['靜音', '消音', '安靜'],
  },
} as const satisfies Wording;
