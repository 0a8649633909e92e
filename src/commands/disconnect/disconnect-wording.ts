import type { Wording } from '../../language/forms.js';

export const disconnectWording = {
  name: 'disconnect',
  forms: {
    en: ['disconnect', 'disconnect the connector', 'disconnect connector'],
    'zh-TW': ['中斷連接器', '中斷連線', '停用連接器'],
  },
  topics: { en: ['disconnect', 'stop'], 'zh-TW': ['中斷', '停用'] },
} as const satisfies Wording;
