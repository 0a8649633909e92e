import type { slots as english } from '../en/slots.js';
import type { Translated } from '../translated.js';

export const slots: Translated<typeof english> = {
  account: '帳戶',
  change: '編號',
  command: '命令',
  details: '設定內容',
  device: '裝置',
  incident: '編號',
  language: '語言',
  level: '層級',
  topics: '項目',
  what: '範圍',
};
