import type { Wording } from '../../language/forms.js';
import { readSetupSaid } from '../../language/reading/setup-said.js';

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
      'setup the connector [for <account>]',
      'setup connector [for <account>]',
      'set up the exchange connector [for <account>]',
      'setup <details>',
      'setup the connector <details>',
      'set up the connector <details>',
      'set up connector <details>',
    ],
    'zh-TW': [
      '設定連接器 [<account>]',
      '設定 Exchange 連線',
      '設定 Service to Service Connector',
      '建立連接器',
      '設定連接器 <details>',
      '建立連接器 <details>',
    ],
  },
  accepts: {
    details: (text) => {
      const { said, rest } = readSetupSaid(text);
      return rest === '' && Object.keys(said).length > 0;
    },
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
