import type { Wording } from '../../language/forms.js';

export const subscribeWording = {
  name: 'subscribe',
  forms: {
    en: ['subscribe [<topics>]', 'subscribe to [<topics>]'],
    'zh-TW': ['訂閱 [<topics>]'],
  },
  topics: {
    en: [
      'subscribe',
      'notify',
      'notification',
      'notifications',
      'alert me',
      'inform',
      'let me know',
      'notify me',
      'tell me when',
      'let me know when',
      'alert this',
    ],
    'zh-TW': ['訂閱', '通知', '告知', '提醒', '通知我', '通知這'],
  },
} as const satisfies Wording;
