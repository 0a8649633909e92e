import type { Wording } from '../../language/forms.js';

export const pendingWording = {
  name: 'pending',
  forms: {
    en: ['pending', 'pending changes', 'waiting changes'],
    'zh-TW': ['待核准', '待核准的變更', '等待中的變更'],
  },
  questions: {
    en: [
      'what is pending',
      'what is waiting for approval',
      'what waits for approval',
      'what needs approval',
      'which changes are waiting',
      'which changes wait for approval',
    ],
    'zh-TW': ['有哪些待核准的變更', '哪些變更在等待核准', '有什麼待核准'],
  },
  topics: {
    en: ['pending', 'waiting', 'approvals', 'wait for approval', 'waits for approval'],
    'zh-TW': ['待核准', '等待', '核准'],
  },
} as const satisfies Wording;
