import type { Wording } from '../../language/forms.js';

export const logLevelWording = {
  name: 'log-level',
  forms: {
    en: ['log level [<level>]'],
    'zh-TW': ['記錄層級 [<level>]'],
  },
} as const satisfies Wording;
