import type { Wording } from '../../language/forms.js';

export const syncWording = {
  name: 'sync',
  forms: {
    en: ['sync', 'sync full', 'full sync', 'synchronise', 'synchronize', 'sync now'],
    'zh-TW': ['同步', '完整同步', '立即同步', '同步處理', '完整同步處理', '立即同步處理'],
  },
  topics: {
    en: [
      'sync',
      'synchronise',
      'synchronize',
      'synchronisation',
      'synchronization',
      'full sync',
      'resync',
      're-sync',
      'sync again',
      'syncing',
      'start sync',
      'start a sync',
      'start the sync',
      'run sync',
      'run a sync',
    ],
    'zh-TW': ['同步', '完整同步', '同步處理', '重新同步', '開始同步', '執行同步'],
  },
} as const satisfies Wording;
