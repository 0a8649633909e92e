import type { Wording } from '../../language/forms.js';

export const syncWording = {
  name: 'sync',
  forms: {
    en: ['sync', 'sync full', 'full sync', 'synchronise', 'synchronize', 'sync now'],
    'zh-TW': ['同步', '完整同步', '立即同步'],
  },
  topics: { en: ['synchronise now'], 'zh-TW': ['立即同步'] },
} as const satisfies Wording;
