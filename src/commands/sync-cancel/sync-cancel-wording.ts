import type { Wording } from '../../language/forms.js';

export const syncCancelWording = {
  name: 'sync-cancel',
  forms: {
    en: ['sync cancel', 'cancel sync', 'stop sync'],
    'zh-TW': ['取消同步', '停止同步', '取消同步處理', '停止同步處理'],
  },
  topics: {
    en: [
      'cancel',
      'stop sync',
      'abort',
      'stop syncing',
      'stop the sync',
      'cancel the sync',
      'halt',
      'terminate',
      'interrupt',
      'sync stop',
    ],
    'zh-TW': [
      '取消同步',
      '停止同步',
      '中止',
      '終止',
      '停掉',
      '取消同步處理',
      '停止同步處理',
      '取消',
      '停止',
    ],
  },
} as const satisfies Wording;
