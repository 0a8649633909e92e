import type { Wording } from '../../language/forms.js';

/** It hands tokens over, so nothing but a form runs it. */
export const signInWording = {
  name: 'sign-in',
  forms: {
    en: ['sign in', 'signin', 'sign me in', 'log in', 'login', 'log on'],
    'zh-TW': ['登入', '登入 Bot', '登錄'],
  },
  topics: {
    en: ['sign in', 'log in', 'login', 'signed in', 'sso', 'log … in', 'sign … in'],
    'zh-TW': ['登入', '單一登入'],
  },
} as const satisfies Wording;
