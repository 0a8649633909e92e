import type { Wording } from '../../language/forms.js';

export const checkWording = {
  name: 'check',
  forms: {
    en: [
      'check',
      'check all',
      'check everything',
      'check it all',
      'check connector',
      'check the connector',
      'check the connection',
    ],
    'zh-TW': ['檢查', '全部檢查', '檢查全部', '檢查所有項目', '檢查連接器', '檢查連線', '完整檢查'],
  },
  questions: {
    en: [
      'is everything ok',
      'is everything okay',
      'is everything fine',
      'is everything all right',
      'is everything in place',
      'is everything ready',
      'are we ready',
      'what is wrong',
      "what's wrong",
      'is anything wrong',
      'is something wrong',
      'what is missing',
      'can you check everything',
    ],
    'zh-TW': [
      '一切正常',
      '都正常',
      '都好了',
      '都準備好了',
      '準備好了',
      '哪裡有問題',
      '有什麼問題',
      '有沒有問題',
      '缺什麼',
      '缺少什麼',
      '少了什麼',
      '檢查一下全部',
    ],
  },
  topics: {
    en: ['wrong', 'missing', 'problem', 'ready', 'setup', 'set up'],
    'zh-TW': ['問題', '缺少', '設定'],
  },
} as const satisfies Wording;
