import type { Wording } from '../../language/forms.js';

export const unmuteWording = {
  name: 'unmute',
  forms: {
    en: ['unmute [<incident>]'],
    'zh-TW': ['取消靜音 [<incident>]'],
  },
  topics: {
    en: [
      'unmute',
      'stop muting',
      'un-mute',
      'mute off',
      'unsilence',
      'turn … back on',
      'unmute … again',
    ],
    'zh-TW': ['取消靜音', '解除靜音', '恢復通知', '開啟通知', '解除 … 靜音', '取消 … 靜音'],
  },
} as const satisfies Wording;
