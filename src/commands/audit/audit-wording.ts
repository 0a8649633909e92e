import type { Wording } from '../../language/forms.js';

export const auditWording = {
  name: 'audit',
  forms: {
    en: ['audit [<what>]', 'show audit'],
    'zh-TW': ['稽核 [<what>]'],
  },
  topics: {
    en: ['audit', 'audit log', 'who changed', 'what changed'],
    'zh-TW': ['稽核', '誰變更'],
  },
} as const satisfies Wording;
