import type { Wording } from '../../language/forms.js';

export const setupWording = {
  name: 'setup',
  forms: {
    en: [
      'setup [for <account>]',
      'set up the connector [for <account>]',
      'set up connector [for <account>]',
      'set up service to service connector',
      'set up exchange active sync connector',
      'set up the service to service connector',
    ],
    'zh-TW': [
      '設定連接器 [<account>]',
      '設定 Exchange 連線',
      '設定 Service to Service Connector',
      '建立連接器',
    ],
  },
  topics: {
    en: [
      'setup',
      'set up',
      'install',
      'connect',
      'configure',
      'create connector',
      'new connector',
      'add connector',
      'set … up',
      'connect … exchange',
      'hook up',
    ],
    'zh-TW': [
      '設定',
      '建立',
      '新增連接器',
      '設置',
      '連接到',
      '接上',
      '連接 Exchange',
      '接起來',
      '設定 … 連接器',
      '建立 … 連接器',
    ],
  },
} as const satisfies Wording;
