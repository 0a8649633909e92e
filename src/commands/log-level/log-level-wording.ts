import type { Wording } from '../../language/forms.js';

export const logLevelWording = {
  name: 'log-level',
  forms: {
    en: ['log level [<level>]'],
    'zh-TW': ['記錄層級 [<level>]'],
  },
  showsAlone: true,
  topics: {
    en: ['log level', 'loglevel', 'logging', 'log', 'logs', 'debug', 'verbose'],
    'zh-TW': ['記錄層級', '日誌層級', '日誌等級', '記錄等級', '日誌', 'debug'],
  },
} as const satisfies Wording;
