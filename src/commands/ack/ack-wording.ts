import type { Wording } from '../../language/forms.js';

export const ackWording = {
  name: 'ack',
  forms: {
    en: ['ack [<incident>]', 'acknowledge [<incident>]'],
    'zh-TW': ['認領 [<incident>]'],
  },
  topics: {
    en: [
      'ack',
      'acknowledge',
      'take over',
      'look after',
      "i'll take",
      'i will take',
      'i am on it',
      "i'm on it",
      'handle',
      'take',
      'confirm incident',
      'care of',
      'take care',
    ],
    'zh-TW': ['認領', '我來處理', '接手', '負責', '確認事件', '接下', '由我', '我負責'],
  },
} as const satisfies Wording;
