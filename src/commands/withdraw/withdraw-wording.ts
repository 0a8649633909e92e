import type { Wording } from '../../language/forms.js';

export const withdrawWording = {
  name: 'withdraw',
  forms: {
    en: ['withdraw [<change>]', 'take back [<change>]'],
    'zh-TW': ['撤回 [<change>]'],
  },
  topics: { en: ['withdraw', 'take back', 'cancel my request'], 'zh-TW': ['撤回'] },
} as const satisfies Wording;
