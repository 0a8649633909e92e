import type { Wording } from '../../language/forms.js';

export const disconnectWording = {
  name: 'disconnect',
  forms: {
    en: ['disconnect', 'disconnect the connector', 'disconnect connector'],
    'zh-TW': ['中斷連接器', '中斷連線', '停用連接器'],
  },
  topics: {
    en: [
      'disconnect',
      'stop',
      'remove connector',
      'remove the connector',
      'delete the connector',
      'turn off',
      'turn it off',
      'switch off',
      'disable',
      'unlink',
      'shut down',
      'shut it down',
    ],
    'zh-TW': [
      '中斷',
      '停用',
      '關掉',
      '關閉',
      '移除',
      '斷開',
      '切斷',
      '解除連線',
      '解除連接器',
      '解除連接',
    ],
  },
} as const satisfies Wording;
