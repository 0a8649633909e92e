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
      'without approval',
      'bypass approval',
      'skip approval',
    ],
    'zh-TW': ['緊急執行', '緊急', '打破玻璃', '緊急 … 執行', '不經核准', '跳過核准'],
  },
} as const satisfies Wording;
