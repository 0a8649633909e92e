import type { Wording } from '../../language/forms.js';

export const withdrawWording = {
  name: 'withdraw',
  forms: {
    en: ['withdraw [<change>]', 'take back [<change>]'],
    'zh-TW': ['撤回 [<change>]'],
  },
  topics: {
    en: [
      'withdraw',
      'take back',
      'cancel my request',
      'take it back',
      'retract',
      'cancel my change',
      'cancel change',
      'pull back',
      'cancel my',
      'cancel',
      'take … back',
      'pull … back',
      'changed my mind',
      'cancel … change',
      'cancel … request',
    ],
    'zh-TW': ['撤回', '撤銷', '收回', '取消變更', '取消我的', '取消'],
  },
} as const satisfies Wording;
