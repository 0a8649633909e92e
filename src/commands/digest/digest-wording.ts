import type { Wording } from '../../language/forms.js';

export const digestWording = {
  name: 'digest',
  forms: {
    en: ['digest', 'show digest'],
    'zh-TW': ['每日摘要', '摘要'],
  },
  topics: { en: ['digest', 'trend', 'summary'], 'zh-TW': ['摘要', '趨勢'] },
} as const satisfies Wording;
