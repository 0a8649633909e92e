import type { Wording } from '../../language/forms.js';

export const unmuteWording = {
  name: 'unmute',
  forms: {
    en: ['unmute [<incident>]'],
    'zh-TW': ['取消靜音 [<incident>]'],
  },
  topics: { en: ['unmute'], 'zh-TW': ['取消靜音'] },
} as const satisfies Wording;
