import type { Wording } from '../../language/forms.js';

export const healthWording = {
  name: 'health',
  forms: {
    en: ['health', 'bot health', 'health of the bot', 'bot status', 'version', 'uptime'],
    'zh-TW': ['健康狀況', '健康情況', 'Bot 健康狀況', 'Bot 的健康狀況', 'Bot 狀態', '版本'],
  },
  questions: {
    en: [
      'are you ok',
      'are you okay',
      'are you alive',
      'are you there',
      'are you up',
      'are you healthy',
      'how are you',
      'is the bot ok',
      'is the bot healthy',
      'how is the bot',
      'which version are you',
      'how long have you been running',
    ],
    'zh-TW': [
      '你還好',
      '你還在',
      '你還活著',
      '你在嗎',
      'Bot 正常',
      'Bot 還好',
      'Bot 是否正常',
      '機器人正常',
      '機器人還好',
      '你是什麼版本',
      '你正常',
      '您正常',
    ],
  },
  subjects: {
    en: ['bot', 'the bot', 'health', 'healthy', 'alive', 'version', 'uptime', 'bot health'],
    'zh-TW': ['機器人', 'Bot', '健康', '健康狀態', '健康狀況', '健康情況', '系統', '版本', '活著'],
  },
  topics: {
    en: ['health', 'uptime', 'version', 'store', 'database', 'backend', 'bot', 'ping'],
    'zh-TW': ['健康', '機器人', '儲存體', '資料庫', '後端', '活著'],
  },
} as const satisfies Wording;
