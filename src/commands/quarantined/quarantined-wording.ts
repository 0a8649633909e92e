import type { Wording } from '../../language/forms.js';

export const quarantinedWording = {
  name: 'quarantined',
  forms: {
    en: ['quarantined', 'quarantined devices', 'show quarantined devices'],
    'zh-TW': ['隔離裝置', '隔離的裝置', '遭隔離的裝置'],
  },
  questions: {
    en: ['which devices are quarantined', 'who is in quarantine'],
    'zh-TW': ['哪些裝置被隔離', '有哪些裝置遭隔離'],
  },
  topics: {
    en: [
      'quarantine',
      'quarantined',
      'device',
      'devices',
      'phone',
      'phones',
      'list devices',
      'show devices',
    ],
    'zh-TW': ['隔離', '裝置清單', '列出裝置', '手機'],
  },
} as const satisfies Wording;
