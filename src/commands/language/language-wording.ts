import type { Wording } from '../../language/forms.js';

/** It changes what somebody is answered in, so nothing but a form runs it. */
export const languageWording = {
  name: 'language',
  forms: {
    en: ['language [<language>]', 'lang [<language>]', 'set language <language>'],
    'zh-TW': ['語言 [<language>]', '設定語言 <language>', '切換語言 [<language>]'],
  },
  showsAlone: true,
  topics: {
    en: ['language', 'english', 'chinese', 'mandarin', 'in english', 'speak'],
    'zh-TW': ['語言', '中文', '英文', '繁體', '簡體', '繁體中文'],
  },
} as const satisfies Wording;
