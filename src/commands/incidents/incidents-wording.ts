import type { Wording } from '../../language/forms.js';

export const incidentsWording = {
  name: 'incidents',
  forms: {
    en: ['incidents', 'show incidents', 'incident [<incident>]'],
    'zh-TW': ['事件', '顯示事件', '事件 [<incident>]'],
  },
  questions: {
    en: [
      'are there incidents',
      'are there any incidents',
      'which incidents are open',
      'what incidents are there',
    ],
    'zh-TW': ['有哪些事件', '有沒有事件'],
  },
  topics: {
    en: ['incident', 'incidents', 'failure', 'failures', 'failing'],
    'zh-TW': ['事件', '失敗', '警示'],
  },
} as const satisfies Wording;
