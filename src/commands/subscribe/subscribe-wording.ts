import type { Wording } from '../../language/forms.js';

export const subscribeWording = {
  name: 'subscribe',
  forms: {
    en: ['subscribe [<topics>]', 'subscribe to [<topics>]'],
    'zh-TW': ['訂閱 [<topics>]'],
  },
  topics: {
    en: ['subscribe', 'notify', 'notification', 'notifications', 'alert me'],
    'zh-TW': ['訂閱', '通知'],
  },
} as const satisfies Wording;
