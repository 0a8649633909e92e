import type { Wording } from '../../language/forms.js';

export const goBackWording = {
  name: 'go-back',
  forms: {
    en: ['go back [<change>]', 'undo [<change>]', 'roll back [<change>]', 'restore [<change>]'],
    'zh-TW': ['復原 [<change>]', '還原 [<change>]'],
  },
  topics: {
    en: [
      'undo',
      'go back',
      'revert',
      'rollback',
      'roll back',
      'restore',
      'put back',
      'undone',
      'reverted',
      'rolled back',
      'roll … back',
      'put … back',
      'change … back',
    ],
    'zh-TW': ['復原', '還原', '回復', '恢復', '回到原本', '改回來', '改回去', '恢復原狀', '退回去'],
  },
} as const satisfies Wording;
