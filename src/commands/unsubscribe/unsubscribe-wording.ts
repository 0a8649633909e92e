import type { Wording } from '../../language/forms.js';

export const unsubscribeWording = {
  name: 'unsubscribe',
  forms: {
    en: ['unsubscribe [<topics>]', 'unsubscribe from [<topics>]'],
    'zh-TW': ['取消訂閱 [<topics>]'],
  },
  topics: {
    en: ['unsubscribe', 'stop notifications', 'no more notifications'],
    'zh-TW': ['取消訂閱'],
  },
} as const satisfies Wording;
