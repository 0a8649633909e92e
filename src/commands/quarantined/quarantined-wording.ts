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
  subjects: {
    en: [
      'quarantine',
      'quarantined',
      'quarantined devices',
      'new devices',
      'new phones',
      'waiting devices',
      'waiting phones',
      'devices waiting',
      'phones waiting',
    ],
    'zh-TW': ['隔離', '隔離中', '隔離區', '等待的裝置', '等待中的裝置', '新裝置'],
  },
  predicates: {
    en: ['device', 'devices', 'phone', 'phones', 'mobile', 'mobiles', 'tablets', 'waiting', 'new'],
    'zh-TW': ['裝置', '設備', '手機', '行動裝置', '平板'],
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
      'blocked devices',
      'waiting devices',
      'quarantine queue',
      'on hold',
      'waiting for approval',
    ],
    'zh-TW': ['隔離', '裝置清單', '列出裝置', '手機', '設備', '被封鎖'],
  },
} as const satisfies Wording;
