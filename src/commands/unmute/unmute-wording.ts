import type { Wording } from '../../language/forms.js';

export const unmuteWording = {
  name: 'unmute',
  forms: {
    en: ['unmute [<incident>]'],
    'zh-TW': ['取消靜音 [<incident>]'],
  },
} as const satisfies Wording;
