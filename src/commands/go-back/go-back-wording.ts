import type { Wording } from '../../language/forms.js';

export const goBackWording = {
  name: 'go-back',
  forms: {
    en: ['go back [<change>]', 'undo [<change>]', 'roll back [<change>]', 'restore [<change>]'],
    'zh-TW': ['復原 [<change>]', '還原 [<change>]'],
  },
  topics: { en: ['undo', 'go back'], 'zh-TW': ['復原', '還原'] },
} as const satisfies Wording;
