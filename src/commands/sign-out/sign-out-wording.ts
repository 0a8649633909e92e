import type { Wording } from '../../language/forms.js';

/** It ends what somebody began, so nothing but a form runs it. */
export const signOutWording = {
  name: 'sign-out',
  forms: {
    en: ['sign out', 'signout', 'sign me out', 'log out', 'logout', 'log off'],
    'zh-TW': ['登出', '登出 Bot'],
  },
  topics: {
    en: ['sign out', 'log out', 'logout', 'signed out', 'forget me', 'log … out', 'sign … out'],
    'zh-TW': ['登出'],
  },
} as const satisfies Wording;
