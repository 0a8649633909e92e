import type { Wording } from '../../language/forms.js';

export const changeWording = {
  name: 'change',
  forms: {
    en: ['change [<change>]', 'show change [<change>]'],
    'zh-TW': ['變更 [<change>]', '顯示變更 [<change>]'],
  },
  topics: { en: ['change'], 'zh-TW': ['變更'] },
} as const satisfies Wording;
