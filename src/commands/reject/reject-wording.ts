import type { Wording } from '../../language/forms.js';

export const rejectWording = {
  name: 'reject',
  forms: {
    en: ['reject [<change>]'],
    'zh-TW': ['拒絕 [<change>]', '退回 [<change>]'],
  },
  topics: { en: ['reject', 'decline', 'refuse'], 'zh-TW': ['拒絕變更', '退回'] },
} as const satisfies Wording;
