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
      'send … here',
      'post … here',
      'tell … when',
      'alert … when',
      'notify … when',
      'let … know',
      'alerts here',
    ],
    'zh-TW': [
      '訂閱',
      '通知',
      '告知',
      '提醒',
      '通知我',
      '通知這',
      '發到這',
      '通知我們',
      '要通知',
      '通知到這',
      '發到這裡',
    ],
  },
} as const satisfies Wording;
