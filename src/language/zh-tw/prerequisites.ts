import type { prerequisites as english } from '../en/prerequisites.js';
import type { Translated } from '../translated.js';

export const prerequisites: Translated<typeof english> = {
  title: '連接器的必要條件',
  hostedExchange: '已設定並執行 Exchange Online',
  mdmAuthority: '行動裝置管理授權單位',
  exchangeVersion: 'Microsoft Exchange 版本',
  directorySync: 'Active Directory 同步處理',
  exchangeHealth: 'Exchange Online 服務健康情況',
  intuneHealth: 'Microsoft Intune 服務健康情況',
  primaryAddress: '登入名稱與主要地址',
  intuneLicence: 'Intune 授權',
  allPassed: '所有必要條件都符合。',
  someFailed: '有必要條件不符合。',
  someWarning: '必要條件符合，但有項目需要留意。',
  someUnknown: '有必要條件無法檢查。',
  limited: '地址與授權只檢查了前 {limit} 位有信箱的人員。',
  unanswered: '無法檢查。{failure}',
  checkedAt: '檢查時間：{moment}',
};
