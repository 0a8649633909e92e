import type { Wording } from '../../language/forms.js';

export const historyWording = {
  name: 'history',
  forms: {
    en: ['history', 'sync history', 'show history'],
    'zh-TW': ['同步記錄', '同步紀錄'],
  },
  topics: {
    en: ['history', 'last syncs', 'past syncs', 'log of syncs'],
    'zh-TW': ['記錄', '紀錄', '歷史'],
  },
} as const satisfies Wording;
