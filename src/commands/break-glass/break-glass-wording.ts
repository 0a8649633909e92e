import type { Wording } from '../../language/forms.js';

export const breakGlassWording = {
  name: 'break-glass',
  forms: {
    en: ['break glass [<change>]'],
    'zh-TW': ['緊急執行 [<change>]'],
  },
  topics: { en: ['break glass', 'emergency'], 'zh-TW': ['緊急執行'] },
} as const satisfies Wording;
