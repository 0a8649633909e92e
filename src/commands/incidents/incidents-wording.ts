import type { Wording } from '../../language/forms.js';

export const incidentsWording = {
  name: 'incidents',
  forms: {
    en: ['incidents', 'show incidents', 'incident [<incident>]'],
    'zh-TW': ['事件', '顯示事件', '事件 [<incident>]'],
  },
  topics: { en: ['incident', 'failures'], 'zh-TW': ['事件'] },
} as const satisfies Wording;
