import type { Wording } from '../../language/forms.js';

export const rejectWording = {
  name: 'reject',
  forms: {
    en: ['reject [<change>]'],
    'zh-TW': ['拒絕 [<change>]', '退回 [<change>]'],
  },
  takesReason: true,
  topics: {
    en: ['reject', 'decline', 'refuse', 'deny', 'turn down', 'veto', 'turn … down', 'no to'],
    'zh-TW': [
      '拒絕變更',
      '退回',
      '拒絕',
      '駁回',
      '否決',
      '不核准',
      '不同意',
      '不准',
      '不批准',
      '退件',
      '打回',
    ],
  },
} as const satisfies Wording;
