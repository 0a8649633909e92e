import type { Wording } from '../../language/forms.js';

export const allowWording = {
  name: 'allow',
  forms: { en: ['allow [<device>]'], 'zh-TW': ['允許 [<device>]'] },
  topics: {
    en: [
      'allow',
      'unblock',
      'release',
      'let in',
      'permit',
      'let',
      'unquarantine',
      'un-block',
      'approve device',
      'let through',
    ],
    'zh-TW': ['允許', '放行', '解除隔離', '解除封鎖', '隔離解除', '解封', '解鎖', '准許', '通過'],
  },
} as const satisfies Wording;

export const blockWording = {
  name: 'block',
  forms: { en: ['block [<device>]'], 'zh-TW': ['封鎖 [<device>]'] },
  topics: {
    en: ['block', 'ban', 'keep out', 'lock out', 'deny access', 'lock'],
    'zh-TW': ['封鎖', '阻擋', '擋掉', '擋住', '鎖住', '禁止', '拉黑'],
  },
} as const satisfies Wording;
