import type { Wording } from '../../language/forms.js';

export const subscriptionsWording = {
  name: 'subscriptions',
  forms: {
    en: ['subscriptions', 'show subscriptions'],
    'zh-TW': ['訂閱清單'],
  },
  questions: {
    en: [
      'who has subscribed',
      'which conversations have subscribed',
      'who is told of failures',
      'which channels are subscribed',
      'what is this channel subscribed to',
      'who gets alerts',
    ],
    'zh-TW': ['哪些交談已訂閱', '誰訂閱了通知'],
  },
  subjects: {
    en: [
      'subscription',
      'subscriptions',
      'subscribed',
      'subscriber',
      'subscribers',
      'notified',
      'who gets',
      'who receives',
      'who is told',
      'who hears',
    ],
    'zh-TW': ['訂閱', '訂閱清單', '訂閱者', '已訂閱', '訂閱列表', '誰會收到', '誰收到', '誰訂閱'],
  },
  predicates: {
    en: [
      'told',
      'alerted',
      'gets',
      'get',
      'receives',
      'receive',
      'failures',
      'notification',
      'notifications',
      'alerts',
    ],
    'zh-TW': ['收到', '失敗', '通知'],
  },
  topics: {
    en: [
      'subscriptions',
      'subscribed',
      'who is told',
      'subscribed to',
      'channels … subscribed',
      'who gets',
    ],
    'zh-TW': ['訂閱清單', '訂閱', '訂閱了什麼', '誰有訂閱', '有訂閱'],
  },
} as const satisfies Wording;
