import type { Wording } from '../../language/forms.js';

export const auditWording = {
  name: 'audit',
  forms: {
    en: ['audit [<what>]', 'show audit'],
    'zh-TW': ['稽核 [<what>]'],
  },
  topics: { en: ['audit'], 'zh-TW': ['稽核'] },
} as const satisfies Wording;
