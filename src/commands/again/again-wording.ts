import type { Wording } from '../../language/forms.js';

export const againWording = {
  name: 'again',
  forms: {
    en: ['plan again [<change>]', 'again [<change>]', 'plan the rest [<change>]'],
    'zh-TW': ['重新規劃 [<change>]', '再次規劃 [<change>]'],
  },
  topics: {
    en: [
      'again',
      'retry',
      'try again',
      'replan',
      're-plan',
      'redo',
      'repeat',
      'plan',
      'plan … again',
      'try … again',
      'do … again',
    ],
    'zh-TW': [
      '重新規劃',
      '重試',
      '再試',
      '重做',
      '再規劃',
      '重新執行',
      '規劃',
      '再試一次',
      '再做一次',
      '重新 … 一次',
    ],
  },
} as const satisfies Wording;
