import type { Wording } from '../../language/forms.js';

export const syncQuickWording = {
  name: 'sync-quick',
  forms: {
    en: ['sync quick', 'quick sync'],
    'zh-TW': ['快速同步'],
  },
  topics: { en: ['quick sync', 'quick', 'incremental sync'], 'zh-TW': ['快速', '快速同步'] },
} as const satisfies Wording;
