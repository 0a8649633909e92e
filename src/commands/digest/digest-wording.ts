import type { Wording } from '../../language/forms.js';

export const digestWording = {
  name: 'digest',
  forms: {
    en: ['digest', 'show digest'],
    'zh-TW': ['每日摘要', '摘要'],
  },
  subjects: {
    en: [
      'digest',
      'digests',
      'summary',
      'summaries',
      'report',
      'reports',
      'trend',
      'trends',
      'daily digest',
      'weekly',
      'daily',
      'weekly report',
      'weekly digest',
    ],
    'zh-TW': ['摘要', '報告', '趨勢', '總結', '每日', '每週', '每日摘要', '每週報告'],
  },
  predicates: {
    en: ['last', 'sync', 'syncs', 'failures', 'synchronisations', 'synchronizations'],
    'zh-TW': ['同步', '同步處理', '上次', '失敗'],
  },
  topics: {
    en: [
      'digest',
      'trend',
      'summary',
      'report',
      'weekly',
      'daily',
      'summaries',
      'summary of',
      'report of',
      'report on',
    ],
    'zh-TW': ['摘要', '趨勢', '報告', '總結', '每週', '每日'],
  },
} as const satisfies Wording;
