import type { Wording } from '../../language/forms.js';

export const subscriptionsWording = {
  name: 'subscriptions',
  forms: {
    en: ['subscriptions', 'show subscriptions'],
    'zh-TW': ['訂閱清單'],
  },
} as const satisfies Wording;
