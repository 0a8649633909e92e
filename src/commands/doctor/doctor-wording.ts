import type { Wording } from '../../language/forms.js';

export const doctorWording = {
  name: 'doctor',
  forms: {
    en: ['doctor', 'diagnose'],
    'zh-TW': ['診斷'],
  },
  subjects: {
    en: [
      'doctor',
      'diagnosis',
      'diagnostic',
      'diagnostics',
      'diagnose',
      'self test',
      'self check',
      'bot configured',
      'bot set up',
    ],
    'zh-TW': ['診斷', '自我診斷', '自我檢查', '自我檢測', '機器人設定'],
  },
  predicates: {
    en: ['run', 'start', 'yourself', 'configured'],
    'zh-TW': ['執行', '跑', '正確'],
  },
  topics: {
    en: [
      'doctor',
      'diagnosis',
      'diagnostics',
      'configured',
      'self test',
      'does not work',
      "doesn't work",
      "isn't working",
      'not working',
      'bot configured',
      'diagnose',
    ],
    'zh-TW': ['診斷', '自我檢查', '不能用', '壞了', '沒反應', '機器人設定', '自我檢測'],
  },
} as const satisfies Wording;
