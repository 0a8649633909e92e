import type { Wording } from '../../language/forms.js';

export const unsubscribeWording = {
  name: 'unsubscribe',
  forms: {
    en: ['unsubscribe [<topics>]', 'unsubscribe from [<topics>]'],
    'zh-TW': ['取消訂閱 [<topics>]'],
  },
  topics: {
    en: [
      'unsubscribe',
      'stop notifications',
      'no more notifications',
      'stop sending',
      'stop alerts',
      'stop notifying',
      'stop alerting',
      'no longer',
      'not notify',
      'no notifications',
      'stop posting',
      'no more alerts',
      'no more messages',
      'stop … here',
      'stop posting here',
    ],
    'zh-TW': [
      '取消訂閱',
      '退訂',
      '停止通知',
      '不要通知',
      '不要再通知',
      '別再通知',
      '不再通知',
      '不想收到',
      '不要再收到',
      '不想再收到',
      '不要再發',
      '別再發',
      '不要發',
      '不要再貼',
    ],
  },
} as const satisfies Wording;
