import type { Wording } from '../../language/forms.js';

export const doctorWording = {
  name: 'doctor',
  forms: {
    en: ['doctor', 'diagnose'],
    'zh-TW': ['診斷'],
  },
  topics: { en: ['doctor', 'diagnosis'], 'zh-TW': ['診斷'] },
} as const satisfies Wording;
