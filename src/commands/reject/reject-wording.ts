import type { Wording } from '../../language/forms.js';

export const rejectWording = {
  name: 'reject',
  forms: {
    en: ['reject [<change>]'],
    'zh-TW': ['拒絕 [<change>]', '退回 [<change>]'],
  },
} as const satisfies Wording;
