import type { Wording } from '../../language/forms.js';

export const syncCancelWording = {
  name: 'sync-cancel',
  forms: {
    en: ['sync cancel', 'cancel sync', 'stop sync'],
    'zh-TW': ['取消同步', '停止同步'],
  },
  topics: { en: ['cancel', 'stop sync'], 'zh-TW': ['取消同步', '停止同步'] },
} as const satisfies Wording;
