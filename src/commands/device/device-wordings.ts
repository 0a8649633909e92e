import type { Wording } from '../../language/forms.js';

export const allowWording = {
  name: 'allow',
  forms: { en: ['allow [<device>]'], 'zh-TW': ['允許 [<device>]'] },
  topics: {
    en: ['allow', 'unblock', 'release', 'let in'],
    'zh-TW': ['允許', '放行', '解除隔離', '解除封鎖'],
  },
} as const satisfies Wording;

export const blockWording = {
  name: 'block',
  forms: { en: ['block [<device>]'], 'zh-TW': ['封鎖 [<device>]'] },
  topics: { en: ['block', 'ban', 'keep out'], 'zh-TW': ['封鎖', '阻擋'] },
} as const satisfies Wording;
