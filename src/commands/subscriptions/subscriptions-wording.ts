import type { Wording } from '../../language/forms.js';

export const subscriptionsWording = {
  name: 'subscriptions',
  forms: {
    en: ['subscriptions', 'show subscriptions'],
    'zh-TW': ['訂閱清單'],
  },
  questions: {
    en: ['who has subscribed', 'which conversations have subscribed', 'who is told of failures'],
    'zh-TW': ['哪些交談已訂閱', '誰訂閱了通知'],
  },
  topics: { en: ['subscriptions', 'subscribed', 'who is told'], 'zh-TW': ['訂閱清單', '訂閱'] },
} as const satisfies Wording;
