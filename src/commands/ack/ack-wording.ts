import type { Wording } from '../../language/forms.js';

export const ackWording = {
  name: 'ack',
  forms: {
    en: ['ack [<incident>]', 'acknowledge [<incident>]'],
    'zh-TW': ['認領 [<incident>]'],
  },
  topics: { en: ['ack', 'acknowledge', 'take over', 'look after'], 'zh-TW': ['認領'] },
} as const satisfies Wording;
