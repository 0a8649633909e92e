import type { Wording } from '../../language/forms.js';

export const syncQuickWording = {
  name: 'sync-quick',
  forms: {
    en: ['sync quick', 'quick sync'],
    'zh-TW': ['快速同步', '快速同步處理'],
  },
  topics: {
    en: [
      'quick sync',
      'quick',
      'incremental sync',
      'delta',
      'incremental',
      'delta sync',
      'only what changed',
      'partial sync',
      'only … changes',
      'only … changed',
      'just … changes',
      'changes only',
    ],
    'zh-TW': ['快速', '快速同步', '差異', '增量', '部分同步', '只同步', '有變的'],
  },
} as const satisfies Wording;
