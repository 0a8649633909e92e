import type { Wording } from '../../language/forms.js';

export const allowWording = {
  name: 'allow',
  forms: { en: ['allow [<device>]'], 'zh-TW': ['允許 [<device>]'] },
} as const satisfies Wording;

export const blockWording = {
  name: 'block',
  forms: { en: ['block [<device>]'], 'zh-TW': ['封鎖 [<device>]'] },
} as const satisfies Wording;
