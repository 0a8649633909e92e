import type { Wording } from '../../language/forms.js';

export const pendingWording = {
  name: 'pending',
  forms: {
    en: ['pending', 'pending changes', 'waiting changes'],
    'zh-TW': ['待核准', '待核准的變更', '等待中的變更'],
  },
  topics: { en: ['pending', 'waiting'], 'zh-TW': ['待核准', '等待'] },
} as const satisfies Wording;
