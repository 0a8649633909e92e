import type { Wording } from '../../language/forms.js';

export const ackWording = {
  name: 'ack',
  forms: {
    en: ['ack [<incident>]', 'acknowledge [<incident>]'],
    'zh-TW': ['認領 [<incident>]'],
  },
} as const satisfies Wording;
