import type { Wording } from '../../language/forms.js';

export const syncWording = {
  name: 'sync',
  forms: {
    en: ['sync', 'sync full', 'full sync', 'synchronise', 'synchronize', 'sync now'],
    'zh-TW': ['同步', '完整同步', '立即同步'],
  },
  topics: {
    en: ['sync', 'synchronise', 'synchronize', 'synchronisation', 'synchronization', 'full sync'],
    'zh-TW': ['同步', '完整同步'],
  },
} as const satisfies Wording;
