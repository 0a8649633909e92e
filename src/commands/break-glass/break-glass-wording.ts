import type { Wording } from '../../language/forms.js';

export const breakGlassWording = {
  name: 'break-glass',
  forms: {
    en: ['break glass [<change>]'],
    'zh-TW': ['緊急執行 [<change>]'],
  },
  takesReason: true,
  topics: {
    en: [
      'break glass',
      'emergency',
      'breakglass',
      'break-glass',
      'urgent',
      'urgently',
      'break the glass',
    ],
    'zh-TW': ['緊急執行', '緊急', '打破玻璃'],
  },
} as const satisfies Wording;
