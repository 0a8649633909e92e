import type { Wording } from '../../language/forms.js';

export const approveWording = {
  name: 'approve',
  forms: {
    en: ['approve [<change>]'],
    'zh-TW': ['核准 [<change>]', '同意 [<change>]'],
  },
  topics: {
    en: ['approve', 'approval', 'accept', 'agree', 'give approval', 'sign off'],
    'zh-TW': ['核准', '批准', '同意', '准許', '我同意', '審批', '簽核'],
  },
} as const satisfies Wording;
